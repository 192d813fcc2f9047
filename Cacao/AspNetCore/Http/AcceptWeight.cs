using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Http;

/// <summary>How much a media type is wanted, in thousandths, and how plainly that was said.</summary>
/// <remarks>RFC 9110 section 12.5.1</remarks>
internal readonly record struct AcceptWeight(int Quality, int Specificity)
{
    /// <summary>By its name, not by a wildcard.</summary>
    public bool IsExact => Specificity == 3;

    public static AcceptWeight For(
        string type,
        string full,
        IEnumerable<MediaTypeHeaderValue> ranges
    )
    {
        var best = default(AcceptWeight);
        foreach (var range in ranges)
        {
            var specificity =
                range.MediaType.Equals(full, StringComparison.OrdinalIgnoreCase) ? 3
                : range.MatchesAllTypes ? 1
                : range.MatchesAllSubTypes
                && range.Type.Equals(type, StringComparison.OrdinalIgnoreCase)
                    ? 2
                : 0;
            if (specificity > best.Specificity)
            {
                best = new((int)Math.Round(1000 * (range.Quality ?? 1)), specificity);
            }
        }

        return best;
    }

    public bool IsAbove(AcceptWeight other) =>
        Quality > other.Quality || (Quality == other.Quality && Specificity > other.Specificity);
}
