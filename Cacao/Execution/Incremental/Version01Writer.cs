using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>
/// Pieces are told apart by path and label; a fragment or list that fails has null in its piece.
/// </summary>
/// <remarks>https://specs.apollo.dev/incremental/v0.1/</remarks>
internal sealed class Version01Writer : PayloadWriter
{
    public override bool HasNews(Payload payload) => Pieces(payload).Any();

    protected override void WriteAnnounced(JsonResponseWriter json, Payload payload)
    {
        // Nothing is announced: a client sees by hasNext that more will come.
    }

    protected override void WriteEntries(JsonResponseWriter json, Payload payload)
    {
        var pieces = Pieces(payload).ToList();
        if (pieces.Count > 0)
        {
            json.WriteRaw("\"incremental\":"u8);
            WriteList(json, pieces, Write);
            json.WriteByte((byte)',');
        }
    }

    private static IEnumerable<Piece> Pieces(Payload payload) =>
        payload
            .Delivered.Select(entry => new Piece(entry.Of, entry.Path, entry.Json, entry.Errors))
            .Concat(payload.Completed.SelectMany(entry => LastPieces(entry, payload)));

    private static IEnumerable<Piece> LastPieces(Completed entry, Payload payload)
    {
        var promise = entry.Of;
        if (entry.Failure is { } errors)
        {
            var path = promise.IsStream ? promise.Path!.Append(promise.Index) : promise.Path;
            yield return new(promise, path, Json: null, errors);
        }
        else if (!promise.IsStream && payload.Delivered.TrueForAll(piece => piece.Of != promise))
        {
            // All of it has come with other fragments; whoever waits for its label is told so.
            yield return new(promise, promise.Path, Json: null, [], IsEmpty: true);
        }
    }

    private static void Write(JsonResponseWriter json, Piece piece)
    {
        if (piece.Errors.Count > 0)
        {
            WriteErrors(json, piece.Errors);
            json.WriteByte((byte)',');
        }

        json.WriteRaw(piece.Of.IsStream ? "\"items\":"u8 : "\"data\":"u8);
        json.WriteRaw(
            piece.Json is not null ? piece.Json.WrittenSpan
            : piece.IsEmpty ? "{}"u8
            : "null"u8
        );
        WriteLabel(json, piece.Of.Label);
        json.WriteRaw(",\"path\":"u8);
        WritePath(json, piece.Path);
    }

    private sealed record Piece(
        Promise Of,
        Path? Path,
        JsonResponseWriter? Json,
        IReadOnlyList<IError> Errors,
        bool IsEmpty = false
    );
}
