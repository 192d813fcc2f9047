using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>Writes the parts of a response in one of the formats that clients know.</summary>
internal abstract class PayloadWriter
{
    private static readonly PayloadWriter Version01 = new Version01Writer();
    private static readonly PayloadWriter Version02 = new Version02Writer();

    public static PayloadWriter For(IncrementalFormat format) =>
        format is IncrementalFormat.Version02 ? Version02 : Version01;

    /// <summary>Adds to a whole response that more will follow.</summary>
    public void CompleteFirst(JsonResponseWriter json, Payload payload)
    {
        json.Truncate(json.Position - 1);
        WriteAnnounced(json, payload);
        json.WriteRaw(",\"hasNext\":true}"u8);
    }

    /// <summary>False when the format has no words for what has happened.</summary>
    public abstract bool HasNews(Payload payload);

    public JsonResponseWriter Write(Payload payload, bool hasNext)
    {
        var json = new JsonResponseWriter(1024);
        json.WriteByte((byte)'{');
        WriteEntries(json, payload);
        foreach (var entry in payload.Delivered)
        {
            entry.Json.Dispose();
        }

        json.WriteRaw(hasNext ? "\"hasNext\":true}"u8 : "\"hasNext\":false}"u8);
        return json;
    }

    protected abstract void WriteAnnounced(JsonResponseWriter json, Payload payload);

    /// <summary>Each member is followed by a comma.</summary>
    protected abstract void WriteEntries(JsonResponseWriter json, Payload payload);

    protected static void WriteErrors(JsonResponseWriter json, IReadOnlyList<IError> errors)
    {
        json.WriteRaw("\"errors\":"u8);
        ErrorJson.Write(json, errors);
    }

    protected static void WriteList<T>(
        JsonResponseWriter json,
        IReadOnlyList<T> items,
        Action<JsonResponseWriter, T> write
    )
    {
        json.WriteByte((byte)'[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                json.WriteByte((byte)',');
            }

            json.WriteByte((byte)'{');
            write(json, items[i]);
            json.WriteByte((byte)'}');
        }

        json.WriteByte((byte)']');
    }

    protected static void WriteLabel(JsonResponseWriter json, string? label)
    {
        if (label is not null)
        {
            json.WriteRaw(",\"label\":"u8);
            json.WriteString(label);
        }
    }

    protected static void WritePath(JsonResponseWriter json, Path? path) =>
        JsonValue.Write(json, path?.ToList() ?? []);
}
