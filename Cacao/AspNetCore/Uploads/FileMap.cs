using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cacao.AspNetCore.Http;
using Cacao.Json;

namespace Cacao.AspNetCore.Uploads;

/// <summary>Which file belongs to which variables: the field <c>map</c> of a multipart request.</summary>
/// <remarks>https://github.com/jaydenseric/graphql-multipart-request-spec#multipart-form-field-structure</remarks>
internal sealed class FileMap
{
    private const string Variables = "variables";

    // Values may nest as deep as in other requests, within the request and its batch.
    private static readonly JsonDocumentOptions OperationsOptions = new()
    {
        MaxDepth = 66,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonDocumentOptions MapOptions = new()
    {
        MaxDepth = 2,
        AllowDuplicateProperties = false,
    };

    private readonly List<(string Key, string Path)> _paths = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private FileMap() { }

    /// <summary>The names of the parts that are the files.</summary>
    public IReadOnlySet<string> Keys => _keys;

    /// <summary>Throws <see cref="RequestFormatException"/>.</summary>
    public static FileMap Parse(ReadOnlyMemory<byte> json, GraphQLMultipartOptions limits)
    {
        var map = new FileMap();
        try
        {
            if (!IsText(json.Span))
            {
                throw RequestFormatException.BadFileMap();
            }

            using var document = JsonDocument.Parse(json, MapOptions);
            map.Read(document.RootElement, limits);
            return map;
        }
        catch (JsonException)
        {
            throw RequestFormatException.BadFileMap();
        }
    }

    /// <summary>Writes the key of each file where its variable is null; throws <see cref="RequestFormatException"/>.</summary>
    /// <param name="operations">A request or a batch, as JSON.</param>
    public ReadOnlyMemory<byte> PutKeysInto(ReadOnlyMemory<byte> operations)
    {
        if (_paths.Count == 0)
        {
            return operations;
        }

        var root = ParseOperations(operations);
        foreach (var (key, path) in _paths)
        {
            Put(root, path, key);
        }

        var written = new ArrayBufferWriter<byte>(operations.Length);
        // As short as it was sent, for the limit of the variables; nobody shows it to a browser.
        using var writer = new Utf8JsonWriter(
            written,
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        root.WriteTo(writer);
        writer.Flush();
        return written.WrittenMemory;
    }

    private void Read(JsonElement map, GraphQLMultipartOptions limits)
    {
        if (map.ValueKind is not JsonValueKind.Object)
        {
            throw RequestFormatException.BadFileMap();
        }

        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind is not JsonValueKind.Array)
            {
                throw RequestFormatException.BadFileMap();
            }

            if (entry.Value.GetArrayLength() == 0)
            {
                throw RequestFormatException.NoPath(entry.Name);
            }

            _keys.Add(entry.Name);
            _paths.AddRange(
                entry.Value.EnumerateArray().Select(path => (entry.Name, TextOf(path)))
            );
            if (_keys.Count > limits.MaxFiles || _paths.Count > limits.MaxPaths)
            {
                throw RequestFormatException.TooManyFiles(limits.MaxFiles, limits.MaxPaths);
            }
        }
    }

    private static string TextOf(JsonElement path) =>
        path.ValueKind is JsonValueKind.String
            ? path.GetString()!
            : throw RequestFormatException.BadFileMap();

    private static JsonNode ParseOperations(ReadOnlyMemory<byte> operations)
    {
        try
        {
            return
                IsText(operations.Span)
                && JsonNode.Parse(operations.Span, documentOptions: OperationsOptions) is { } root
                ? root
                : throw RequestFormatException.NotJson();
        }
        catch (JsonException)
        {
            throw RequestFormatException.NotJson();
        }
    }

    private static void Put(JsonNode root, string path, string key)
    {
        var segments = path.Split('.');
        var request = root;
        if (root is JsonArray batch)
        {
            request = Child(batch, segments[0]) ?? throw RequestFormatException.BadPath(path);
            segments = segments[1..];
        }

        if (segments.Length < 2 || Array.Exists(segments, static segment => segment.Length == 0))
        {
            throw RequestFormatException.BadPath(path);
        }

        if (segments[0] != Variables)
        {
            throw RequestFormatException.PathOutsideVariables();
        }

        var parent = (JsonNode?)request;
        foreach (var segment in segments.AsSpan(..^1))
        {
            parent = Find(parent, segment, path);
        }

        if (Find(parent, segments[^1], path) is not null)
        {
            throw RequestFormatException.NotNullForFile();
        }

        switch (parent)
        {
            case JsonObject @object:
                @object[segments[^1]] = key;
                break;
            case JsonArray array:
                array[IndexOf(segments[^1])] = key;
                break;
        }
    }

    private static JsonNode? Find(JsonNode? parent, string segment, string path) =>
        parent switch
        {
            JsonObject @object when @object.TryGetPropertyValue(segment, out var child) => child,
            JsonArray array when IndexOf(segment) is >= 0 and var i && i < array.Count => array[i],
            JsonObject or JsonArray => throw RequestFormatException.NoVariable(path),
            _ => throw RequestFormatException.NotNullForFile(),
        };

    private static JsonNode? Child(JsonArray batch, string segment) =>
        IndexOf(segment) is >= 0 and var index && index < batch.Count ? batch[index] : null;

    private static int IndexOf(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;

    private static bool IsText(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) && !JsonText.HasTornEscape(json);
}
