using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Media;

internal sealed record MediaQuestionMessage(string? Key, string? Name, string? Country);

internal sealed record MediaReceiptMessage(string Key);

internal sealed record MediaKeywordMessage(string Keyword, int Count);

internal sealed record MediaArticleMessage(
    string Title,
    string Snippet,
    string Link,
    int AdversityScore,
    int PersonSimilarity,
    string Role,
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
    IReadOnlyList<MediaKeywordMessage> Lookup
);

/// <param name="State">DONE, FAILED or UNDECIDED.</param>
internal sealed record MediaStateMessage(
    string State,
    IReadOnlyList<MediaArticleMessage>? Articles = null
);

/// <summary>
/// A searcher of the press. What it finds depends on the name and the country alone: nothing about
/// most people.
/// </summary>
internal static class MediaDesk
{
    private static readonly string[] Offences = ["fraud", "bribery", "money laundering"];

    /// <summary>POST /media/searches takes a search, POST /media/results says what came of it.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapQuestion(
            "/media/searches",
            SandboxJson.Default.MediaQuestionMessage,
            SandboxJson.Default.MediaReceiptMessage,
            question => question.Key is { } key ? new MediaReceiptMessage(key) : null
        );
        routes.MapQuestion(
            "/media/results",
            SandboxJson.Default.MediaQuestionMessage,
            SandboxJson.Default.MediaStateMessage,
            Answer
        );
    }

    internal static MediaStateMessage? Answer(MediaQuestionMessage question)
    {
        if (question is not { Name: { } name, Country: { } country })
        {
            return null;
        }

        return Says(name, "amshalt") ? new("UNDECIDED")
            : Says(name, "amsfail") ? new("FAILED")
            : Says(name, "amsbad")
                ? new(
                    "DONE",
                    [
                        Article(name, country, "perpetrator", 0),
                        Article(name, country, "perpetrator", 1),
                    ]
                )
            : Says(name, "amsvictim") ? new("DONE", [Article(name, country, "victim", 0)])
            : new("DONE", []);
    }

    private static MediaArticleMessage Article(string name, string country, string role, int number)
    {
        var hash = StableHash.Of(StableHash.Of($"{name}/{country}"), number);
        var offence = Offences[(int)(hash % (ulong)Offences.Length)];
        var isBad = role == "perpetrator";
        var isElsewhere = number > 0;
        return new(
            isBad ? $"{name} accused of {offence}" : $"{name} lost savings to {offence}",
            $"… {name} … {offence} …",
            $"https://press.example/{hash % 100_000}",
            isBad ? 70 + (int)(hash % 30) : 20,
            isElsewhere ? 45 : 90,
            role,
            isBad ? $"Accused of {offence}." : $"Suffered from {offence}.",
            isBad ? $"A court hears that {name} committed {offence}." : $"{name} was robbed.",
            isElsewhere ? "ZA" : country,
            null,
            isElsewhere && country != "ZA",
            isElsewhere,
            !isElsewhere,
            null,
            isElsewhere ? null : 30 + (int)(hash % 40),
            new DateOnly(2024, 1, 1).AddDays((int)(hash % 500)),
            [new(offence, 1 + (int)(hash % 5))]
        );
    }

    private static bool Says(string text, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
