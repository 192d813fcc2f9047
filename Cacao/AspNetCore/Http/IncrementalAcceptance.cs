using Cacao.Execution;
using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Http;

/// <summary>How the client accepts a response that comes in parts.</summary>
/// <param name="Form">What carries them; JSON where the response has to come whole.</param>
/// <param name="Format">How they are told apart; null where the client has not said so.</param>
internal sealed record IncrementalAcceptance(AnswerForm Form, IncrementalFormat? Format)
{
    public static readonly IncrementalAcceptance Unspecified = new(
        AnswerForm.Multipart,
        Format: null
    );

    private static readonly IncrementalAcceptance None = new(
        AnswerForm.Json,
        IncrementalFormat.None
    );

    public IncrementalFormat FormatOr(IncrementalFormat usual) => Format ?? usual;

    /// <param name="ranges">All of the Accept header.</param>
    /// <param name="json">
    /// The better of the JSON formats: who names it, and these only by a wildcard, gets a whole response.
    /// </param>
    public static IncrementalAcceptance Of(IList<MediaTypeHeaderValue> ranges, AcceptWeight json)
    {
        var known = ranges.Where(IsKnown).ToList();
        var multipart = AcceptWeight.For("multipart", "multipart/mixed", known);
        var stream = AcceptWeight.For("text", "text/event-stream", known);
        var best = stream.IsAbove(multipart) ? stream : multipart;
        if (best.Quality == 0 || (json is { IsExact: true, Quality: > 0 } && !best.IsExact))
        {
            return None;
        }

        return best == multipart
            ? new(AnswerForm.Multipart, FormatOf(known, "multipart/mixed"))
            : new(AnswerForm.EventStream, FormatOf(known, "text/event-stream"));
    }

    // Subscriptions in multipart, and formats that do not exist yet, are not what is served.
    private static bool IsKnown(MediaTypeHeaderValue range) =>
        Parameter(range, "subscriptionSpec") is null
        && Parameter(range, "deferSpec") is null or "20220824"
        && Parameter(range, "incrementalSpec") is null or "v0.1" or "v0.2";

    private static IncrementalFormat? FormatOf(
        IEnumerable<MediaTypeHeaderValue> ranges,
        string mediaType
    )
    {
        var range = ranges
            .Where(candidate => candidate.MatchesMediaType(mediaType))
            .MaxBy(candidate => (candidate.MatchesAllSubTypes ? 0 : 1, candidate.Quality ?? 1))!;
        var spec = Parameter(range, "incrementalSpec") ?? Parameter(range, "deferSpec");
        return spec switch
        {
            null => null,
            "v0.2" => IncrementalFormat.Version02,
            _ => IncrementalFormat.Version01,
        };
    }

    private static string? Parameter(MediaTypeHeaderValue range, string name) =>
        range.Parameters.FirstOrDefault(p =>
            p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        )
            is { } parameter
            ? HeaderUtilities.RemoveQuotes(parameter.Value).ToString()
            : null;
}
