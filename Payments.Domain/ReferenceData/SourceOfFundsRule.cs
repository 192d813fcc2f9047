using Payments.Domain.Errors;

namespace Payments.Domain.ReferenceData;

/// <summary>Where a payment must say where its money comes from.</summary>
public static class SourceOfFundsRule
{
    /// <summary>
    /// Countries whose banks ask for it before they pay out (ISO 3166-1): China, Indonesia, India,
    /// Malaysia, the Philippines, Thailand, Vietnam. Ours to choose: no source publishes the list.
    /// </summary>
    public static IReadOnlyList<string> Countries { get; } =
    ["CN", "ID", "IN", "MY", "PH", "TH", "VN"];

    /// <exception cref="InvalidInputException">It is missing, and the country wants it.</exception>
    public static void Require(SourceOfFunds? source, string country, params string[] path)
    {
        if (source is null && Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidInputException(
                $"Banks in {country} want to know where the money comes from.",
                path
            );
        }
    }
}
