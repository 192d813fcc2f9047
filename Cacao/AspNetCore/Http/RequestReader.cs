using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cacao.Json;

namespace Cacao.AspNetCore.Http;

/// <summary>Reads requests out of JSON, in place.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters</remarks>
internal static class RequestReader
{
    /// <summary>Values of variables and extensions may nest this deep.</summary>
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>One request; throws <see cref="RequestFormatException"/>.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="takesVariableSets">Whether <c>variables</c> may be an array of objects.</param>
    public static RequestMembers ReadOne(ReadOnlyMemory<byte> json, bool takesVariableSets = false)
    {
        var reader = Start(ref json);
        try
        {
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                throw RequestFormatException.Malformed("A request must be a JSON object.");
            }

            var request = ReadMembers(ref reader, json, takesVariableSets);
            ReadEnd(ref reader);
            return request;
        }
        catch (JsonException)
        {
            throw RequestFormatException.NotJson();
        }
    }

    public static bool IsBatch(ReadOnlySpan<byte> json) =>
        json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    /// <summary>The requests of a JSON array; throws <see cref="RequestFormatException"/>.</summary>
    public static List<RequestMembers> ReadBatch(ReadOnlyMemory<byte> json, int maxSize)
    {
        var reader = Start(ref json);
        List<RequestMembers> requests = [];
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                if (requests.Count == maxSize)
                {
                    throw RequestFormatException.BatchTooLarge(maxSize);
                }

                requests.Add(ReadMembers(ref reader, json, takesVariableSets: true));
            }

            if (reader.TokenType is not JsonTokenType.EndArray)
            {
                throw RequestFormatException.BadBatch("A batch must be a JSON array of requests.");
            }

            if (requests.Count == 0)
            {
                throw RequestFormatException.BadBatch("The GraphQL batch request has no elements.");
            }

            ReadEnd(ref reader);
            return requests;
        }
        catch (JsonException)
        {
            throw RequestFormatException.NotJson();
        }
    }

    /// <summary>A JSON object given as text (in a query string), or undefined for none.</summary>
    public static JsonElement ReadObject(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var json = Encoding.UTF8.GetBytes(text);
        if (JsonText.HasTornEscape(json))
        {
            throw Torn($"`{name}`");
        }

        try
        {
            using var parsed = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });
            return parsed.RootElement.ValueKind switch
            {
                JsonValueKind.Object => parsed.RootElement.Clone(),
                JsonValueKind.Null => default,
                _ => throw RequestFormatException.Malformed($"`{name}` must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw RequestFormatException.Malformed($"`{name}` is not JSON.");
        }
    }

    private static RequestFormatException Torn(string what) =>
        RequestFormatException.Malformed($"{what} holds half of a surrogate pair.");

    private static Utf8JsonReader Start(ref ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        return !Utf8.IsValid(json.Span) ? throw RequestFormatException.NotJson()
            : JsonText.HasTornEscape(json.Span) ? throw Torn("The request")
            : new Utf8JsonReader(json.Span, Options);
    }

    private static void ReadEnd(ref Utf8JsonReader reader)
    {
        // Throws when anything but white space follows.
        _ = reader.Read();
    }

    private static RequestMembers ReadMembers(
        ref Utf8JsonReader reader,
        ReadOnlyMemory<byte> json,
        bool takesVariableSets
    )
    {
        var request = new RequestMembers();
        var extensionsGiven = false;
        var given = Member.None;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                Take(Member.Query, ref given);
                reader.Read();
                ReadDocument(ref reader, json, request);
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                Take(Member.Variables, ref given);
                reader.Read();
                request.Variables =
                    takesVariableSets && reader.TokenType is JsonTokenType.StartArray
                        ? ReadVariableSets(ref reader)
                        : ReadObject("variables", ref reader);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                Take(Member.OperationName, ref given);
                reader.Read();
                request.OperationName = ReadString("operationName", ref reader);
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                Take(Member.Extensions, ref given);
                reader.Read();
                request.Extensions = ReadObject("extensions", ref reader);
                extensionsGiven = request.Extensions.ValueKind is JsonValueKind.Object;
            }
            else if (IsDocumentId(ref reader))
            {
                Take(Member.DocumentId, ref given);
                reader.Read();
                request.DocumentId = ReadString("documentId", ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return request.NamesDocument
            ? request
            : throw RequestFormatException.Malformed(
                extensionsGiven
                    ? "The request holds no `query`, and stored documents need a `documentId`."
                    : "The request must hold a `query`."
            );
    }

    // Which of two counts differs from reader to reader (https://www.rfc-editor.org/rfc/rfc8259#section-4):
    // what stands before us may have looked at the other one.
    private static void Take(Member member, ref Member given)
    {
        if ((given & member) != Member.None)
        {
            var name = member.ToString();
            throw RequestFormatException.Malformed(
                $"`{char.ToLowerInvariant(name[0])}{name[1..]}` is given twice."
            );
        }

        given |= member;
    }

    /// <summary>As Hot Chocolate, the GraphQL over HTTP draft and Relay name it.</summary>
    private static bool IsDocumentId(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8)
        || reader.ValueTextEquals("documentId"u8)
        || reader.ValueTextEquals("doc_id"u8);

    private static void ReadDocument(
        ref Utf8JsonReader reader,
        ReadOnlyMemory<byte> json,
        RequestMembers request
    )
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType is not JsonTokenType.String)
        {
            throw RequestFormatException.Malformed("`query` must be a string.");
        }

        if (!reader.ValueIsEscaped)
        {
            var start = (int)reader.TokenStartIndex + 1;
            request.SetDocument(json.Slice(start, reader.ValueSpan.Length));
            return;
        }

        request.SetEscapedDocument(ref reader);
    }

    private static string? ReadString(string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw RequestFormatException.Malformed($"`{name}` must be a string.");
        }

        return reader.GetString() is { Length: > 0 } text ? text : null;
    }

    private static JsonElement ReadVariableSets(ref Utf8JsonReader reader)
    {
        var sets = JsonElement.ParseValue(ref reader);
        foreach (var set in sets.EnumerateArray())
        {
            if (set.ValueKind is not JsonValueKind.Object)
            {
                throw RequestFormatException.Malformed(
                    "`variables` must be a JSON object or an array of them."
                );
            }
        }

        return sets.GetArrayLength() > 0
            ? sets
            : throw RequestFormatException.BadBatch("The array of `variables` has no elements.");
    }

    private static JsonElement ReadObject(string name, ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => JsonElement.ParseValue(ref reader),
            JsonTokenType.Null => default,
            _ => throw RequestFormatException.Malformed($"`{name}` must be a JSON object."),
        };

    /// <summary>What a request may hold, each once.</summary>
    [Flags]
    private enum Member
    {
        None = 0,
        Query = 1,
        Variables = 2,
        OperationName = 4,
        Extensions = 8,
        DocumentId = 16,
    }
}
