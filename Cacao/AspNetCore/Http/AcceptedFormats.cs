using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Http;

/// <summary>What an answer looks like on the wire.</summary>
internal enum AnswerForm
{
    /// <summary>One JSON text.</summary>
    Json,

    /// <summary><c>multipart/mixed</c>: JSON texts, each sent when it is there.</summary>
    Multipart,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}

internal enum JsonFormat
{
    None,

    /// <summary><c>application/json</c> by its name: well-formed GraphQL answers are always 200.</summary>
    Legacy,

    /// <summary><c>application/json</c> because nothing else was named: the status code tells the outcome.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status code tells the outcome.</summary>
    GraphQLResponse,
}

/// <summary>What the client accepts, from its Accept header.</summary>
/// <remarks>RFC 9110 section 12.5.1; https://graphql.github.io/graphql-over-http/draft/#sec-Accept</remarks>
internal sealed class AcceptedFormats
{
    private const int CacheSize = 128;

    /// <summary>Ten times what browsers send. Reading one takes time by the square of its length.</summary>
    private const int LengthMax = 8 * 1024;

    private static readonly ConcurrentDictionary<string, AcceptedFormats> Cache = new(
        StringComparer.Ordinal
    );

    private static readonly AcceptedFormats Unspecified = new(
        JsonFormat.Json,
        AnswerForm.Json,
        streams: false,
        parts: false,
        IncrementalAcceptance.Unspecified
    );

    private AcceptedFormats(
        JsonFormat json,
        AnswerForm form,
        bool streams,
        bool parts,
        IncrementalAcceptance incremental
    )
    {
        Json = json;
        Form = form;
        Streams = streams;
        Parts = parts;
        Incremental = incremental;
    }

    /// <summary>The preferred of the two JSON formats.</summary>
    public JsonFormat Json { get; }

    /// <summary>Event streams are acceptable, for operations that need one.</summary>
    public bool Streams { get; }

    /// <summary>Several parts are acceptable, for operations that answer step by step.</summary>
    public bool Parts { get; }

    /// <summary>How a response may come that is not there all at once.</summary>
    public IncrementalAcceptance Incremental { get; }

    /// <summary>The preferred form of results that could be sent in any: JSON where nothing is above it.</summary>
    public AnswerForm Form { get; }

    public bool Nothing => Json is JsonFormat.None && !Streams && !Parts;

    /// <summary>For answers of the transport itself, where something has to be said in any case.</summary>
    public JsonFormat JsonOrDefault => Json is JsonFormat.None ? JsonFormat.GraphQLResponse : Json;

    public static AcceptedFormats Of(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return Unspecified;
        }

        var text = accept.Count == 1 ? accept[0]! : string.Join(',', accept.ToArray());
        if (Cache.TryGetValue(text, out var known))
        {
            return known;
        }

        var parsed = Parse(text);
        if (text.Length <= LengthMax && Cache.Count < CacheSize)
        {
            Cache[text] = parsed;
        }

        return parsed;
    }

    /// <summary>Of what cannot be read, or is too long to be, nothing.</summary>
    public static IList<MediaTypeHeaderValue> RangesOf(StringValues accept) =>
        accept.Sum(text => text?.Length ?? 0) <= LengthMax
        && MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            ? ranges
            : [];

    private static AcceptedFormats Parse(string text)
    {
        if (text.Length == 0)
        {
            return Unspecified;
        }

        var ranges = RangesOf(text);
        var json = AcceptWeight.For("application", "application/json", ranges);
        var response = AcceptWeight.For("application", "application/graphql-response+json", ranges);
        var stream = AcceptWeight.For("text", "text/event-stream", ranges);
        var parts = AcceptWeight.For("multipart", "multipart/mixed", ranges);

        // By wildcards alone plain JSON wins: the client has not said that it knows the other.
        var prefersResponse = response.IsAbove(json) || (response == json && response.IsExact);
        var best = prefersResponse ? response : json;
        var format =
            best.Quality == 0 ? JsonFormat.None
            : prefersResponse ? JsonFormat.GraphQLResponse
            : json.IsExact ? JsonFormat.Legacy
            : JsonFormat.Json;
        return new(
            format,
            FormOf(best, stream, parts),
            stream.Quality > 0,
            parts.Quality > 0,
            IncrementalAcceptance.Of(ranges, best)
        );
    }

    private static AnswerForm FormOf(AcceptWeight json, AcceptWeight stream, AcceptWeight parts) =>
        stream.Quality > 0 && stream.IsAbove(json) && !parts.IsAbove(stream)
            ? AnswerForm.EventStream
        : parts.Quality > 0 && parts.IsAbove(json) ? AnswerForm.Multipart
        : AnswerForm.Json;
}
