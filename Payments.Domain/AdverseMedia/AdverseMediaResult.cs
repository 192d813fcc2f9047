namespace Payments.Domain.AdverseMedia;

/// <summary>What somebody is in a story.</summary>
public enum AdverseMediaRole
{
    /// <summary>Is said to have done it.</summary>
    Perpetrator,

    /// <summary>Has suffered from it.</summary>
    Victim,

    /// <summary>Is named without being part of it.</summary>
    Other,
}

/// <summary>How often a word that was looked for stands in an article.</summary>
/// <param name="Keyword">The word.</param>
/// <param name="Count">How often.</param>
public sealed record AdverseMediaKeyword(string Keyword, int Count);

/// <summary>An article that may be about the person or the company.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Snippet">As search machines show it.</param>
/// <param name="Link">Where it is.</param>
/// <param name="AdversityScore">0 to 100: how bad it is.</param>
/// <param name="PersonSimilarity">0 to 100: how likely it is the same person.</param>
/// <param name="Role">What the person is in the story.</param>
/// <param name="RoleDetails">The same in words.</param>
/// <param name="Summary">In a sentence.</param>
/// <param name="ExtractedCountry">Where it happened, where the article tells: ISO 3166-1.</param>
/// <param name="ExtractedState">Its part of that country.</param>
/// <param name="LocationMismatch">True when that is not the country that was asked for.</param>
/// <param name="Paywall">True when the article could not be read to its end.</param>
/// <param name="ExactFullNameMatch">True when the whole name stands there.</param>
/// <param name="DateOfBirth">Where the article tells it.</param>
/// <param name="AgeInArticle">In years, where the article tells it.</param>
/// <param name="PublishedOn">Where it is known.</param>
/// <param name="Lookup">The words that were found.</param>
public sealed record AdverseMediaResult(
    string Title,
    string Snippet,
    string Link,
    int AdversityScore,
    int PersonSimilarity,
    AdverseMediaRole Role,
    string? RoleDetails,
    string Summary,
    string? ExtractedCountry,
    string? ExtractedState,
    bool LocationMismatch,
    bool Paywall,
    bool ExactFullNameMatch,
    DateOnly? DateOfBirth,
    int? AgeInArticle,
    DateOnly? PublishedOn,
    IReadOnlyList<AdverseMediaKeyword> Lookup
);
