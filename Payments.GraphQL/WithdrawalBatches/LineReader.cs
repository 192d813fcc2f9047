using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Payments.Domain.Errors;
using Payments.Domain.Idempotency;
using Payments.Domain.WithdrawalBatches;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>Understands lines: every problem of one is told with the field and the column.</summary>
/// <param name="header">Of a CSV file; null for JSON Lines.</param>
internal sealed class LineReader(CsvHeader? header)
{
    private const string MalformedKey = "A key has 1 to 255 printable characters.";

    private readonly List<(string Text, int Column)> _cells = [];
    private readonly ArrayBufferWriter<byte> _json = new();

    public ReadLine Read(LineText line)
    {
        if (!Utf8.IsValid(line.Content.Span))
        {
            return Refuse(line, null, "The line is not in UTF-8.", [], null);
        }

        return header is null ? ReadJson(line, line.Content.Span) : ReadCells(line, header);
    }

    private ReadLine ReadCells(LineText line, CsvHeader columns)
    {
        _cells.Clear();
        var text = Encoding.UTF8.GetString(line.Content.Span);
        if (CsvCells.Read(text, _cells) is { } problem)
        {
            return Refuse(line, null, problem.Message, [], problem.Column);
        }

        if (_cells.Count != columns.Count)
        {
            return Refuse(
                line,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The line has {_cells.Count} cells, and the header {columns.Count}."
                ),
                [],
                _cells.Count > columns.Count ? _cells[columns.Count].Column : text.Length + 1
            );
        }

        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json))
        {
            columns.Write(_cells, writer);
        }

        return ReadJson(line, _json.WrittenSpan);
    }

    private ReadLine ReadJson(LineText line, ReadOnlySpan<byte> json)
    {
        try
        {
            var input = JsonSerializer.Deserialize<WithdrawalBatchLineInput>(
                json,
                LineJson.Options
            );
            return input is null ? Refuse(line, null, "A line is an object.", [], 1)
                : IsKey(input.Key) ? new(line.Number, line.Row, input.Key, input, [])
                : Refuse(line, null, MalformedKey, ["key"], ColumnOf(["key"]));
        }
        catch (JsonException refusal)
        {
            var path = PathOf(refusal.Path);
            return Refuse(line, KeyOf(json), Explain(refusal), path, ColumnOf(refusal, path));
        }
    }

    private int? ColumnOf(JsonException refusal, string[] path) =>
        header is null ? (int?)refusal.BytePositionInLine + 1 : ColumnOf(path);

    private int? ColumnOf(string[] path) =>
        header?.CellOf(path) is { } cell ? _cells[cell].Column : null;

    private static bool IsKey(string text)
    {
        try
        {
            IdempotencyKey.Parse(text);
            return true;
        }
        catch (MalformedIdempotencyKeyException)
        {
            return false;
        }
    }

    // The serializer's own place is told in the column: what is left is the reason.
    private static string Explain(JsonException refusal)
    {
        var end = refusal.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? refusal.Message : refusal.Message[..end];
    }

    private static string[] PathOf(string? path) =>
        path is null ? [] : [.. path.Split('.').Skip(1)];

    /// <summary>Of a line that is refused, so that its owner finds it; null when it has none.</summary>
    private static string? KeyOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (
                    reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName }
                    && reader.ValueTextEquals("key"u8)
                )
                {
                    reader.Read();
                    return
                        reader.TokenType is JsonTokenType.String
                        && reader.GetString() is { } key
                        && IsKey(key)
                        ? key
                        : null;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It breaks off before the key, or the key is half a character.
        }

        return null;
    }

    private static ReadLine Refuse(
        LineText line,
        string? key,
        string message,
        string[] path,
        int? column
    ) =>
        new(
            line.Number,
            line.Row,
            key,
            null,
            [new LineProblem(ErrorCode.InvalidInput, message, path, column)]
        );
}
