using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>Pieces are told apart by the id under which they were announced.</summary>
/// <remarks>https://specs.apollo.dev/incremental/v0.2/</remarks>
internal sealed class Version02Writer : PayloadWriter
{
    public override bool HasNews(Payload payload) => !payload.IsEmpty;

    protected override void WriteAnnounced(JsonResponseWriter json, Payload payload)
    {
        json.WriteRaw(",\"pending\":"u8);
        WriteList(json, payload.Announced, WritePending);
    }

    protected override void WriteEntries(JsonResponseWriter json, Payload payload)
    {
        if (payload.Announced.Count > 0)
        {
            json.WriteRaw("\"pending\":"u8);
            WriteList(json, payload.Announced, WritePending);
            json.WriteByte((byte)',');
        }

        if (payload.Delivered.Count > 0)
        {
            json.WriteRaw("\"incremental\":"u8);
            WriteList(json, payload.Delivered, WriteDelivered);
            json.WriteByte((byte)',');
        }

        if (payload.Completed.Count > 0)
        {
            json.WriteRaw("\"completed\":"u8);
            WriteList(json, payload.Completed, WriteCompleted);
            json.WriteByte((byte)',');
        }
    }

    private static void WritePending(JsonResponseWriter json, Promise promise)
    {
        WriteId(json, promise);
        json.WriteRaw(",\"path\":"u8);
        WritePath(json, promise.Path);
        WriteLabel(json, promise.Label);
    }

    private static void WriteDelivered(JsonResponseWriter json, Delivered entry)
    {
        if (entry.Errors.Count > 0)
        {
            WriteErrors(json, entry.Errors);
            json.WriteByte((byte)',');
        }

        json.WriteRaw(entry.Of.IsStream ? "\"items\":"u8 : "\"data\":"u8);
        json.WriteRaw(entry.Json.WrittenSpan);
        json.WriteByte((byte)',');
        WriteId(json, entry.Of);
        // A fragment reaches down into objects that came before it.
        var start = entry.Of.Path?.Length ?? 0;
        if (!entry.Of.IsStream && entry.Path is { } path && path.Length > start)
        {
            json.WriteRaw(",\"subPath\":"u8);
            JsonValue.Write(json, path.ToList().Skip(start).ToList());
        }
    }

    private static void WriteCompleted(JsonResponseWriter json, Completed entry)
    {
        WriteId(json, entry.Of);
        if (entry.Failure is { } errors)
        {
            json.WriteByte((byte)',');
            WriteErrors(json, errors);
        }
    }

    private static void WriteId(JsonResponseWriter json, Promise promise)
    {
        json.WriteRaw("\"id\":"u8);
        json.WriteString(promise.Id);
    }
}
