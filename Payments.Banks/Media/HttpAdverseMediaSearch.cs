using Payments.Banks.Connections;
using Payments.Domain.AdverseMedia;

namespace Payments.Banks.Media;

internal sealed record WireMediaQuestion(string Key, string Name, string Country);

internal sealed record WireMediaReceipt(string Key);

internal sealed record WireMediaKeyword(string Keyword, int Count);

internal sealed record WireMediaArticle(
    string Title,
    string Snippet,
    string Link,
    int AdversityScore,
    int PersonSimilarity,
    string Role,
    string Summary,
    bool LocationMismatch,
    bool Paywall,
    bool ExactFullNameMatch,
    IReadOnlyList<WireMediaKeyword> Lookup,
    string? RoleDetails = null,
    string? ExtractedCountry = null,
    string? ExtractedState = null,
    DateOnly? DateOfBirth = null,
    int? AgeInArticle = null,
    DateOnly? PublishedOn = null
);

internal sealed record WireMediaState(
    string State,
    IReadOnlyList<WireMediaArticle>? Articles = null
);

/// <summary>A searcher of the press over HTTP.</summary>
internal sealed class HttpAdverseMediaSearch(IHttpClientFactory clients, OutsideAddresses addresses)
    : IAdverseMediaSearch
{
    public async Task StartAsync(
        AdverseMediaSubject subject,
        CancellationToken cancellationToken
    ) =>
        await clients.AskAsync(
            new Uri(addresses.Sandbox, "media/searches"),
            (Question(subject), BanksJson.Default.WireMediaQuestion),
            BanksJson.Default.WireMediaReceipt,
            Unavailable,
            cancellationToken
        );

    public async Task<AdverseMediaAnswer> FindAsync(
        AdverseMediaSubject subject,
        CancellationToken cancellationToken
    )
    {
        var told = await clients.AskAsync(
            new Uri(addresses.Sandbox, "media/results"),
            (Question(subject), BanksJson.Default.WireMediaQuestion),
            BanksJson.Default.WireMediaState,
            Unavailable,
            cancellationToken
        );
        return told.State switch
        {
            "RUNNING" => AdverseMediaAnswer.Of(AdverseMediaState.Running),
            "UNDECIDED" => AdverseMediaAnswer.Of(AdverseMediaState.Undecided),
            "FAILED" => AdverseMediaAnswer.Of(AdverseMediaState.BrokenDown),
            "DONE" => new(AdverseMediaState.Done, [.. (told.Articles ?? []).Select(Result)]),
            _ => throw Unavailable("The searcher's answer was not understood."),
        };
    }

    private static AdverseMediaResult Result(WireMediaArticle article) =>
        article is { AdversityScore: >= 0 and <= 100, PersonSimilarity: >= 0 and <= 100 }
            ? new(
                article.Title,
                article.Snippet,
                article.Link,
                article.AdversityScore,
                article.PersonSimilarity,
                Role(article.Role),
                article.RoleDetails,
                article.Summary,
                article.ExtractedCountry,
                article.ExtractedState,
                article.LocationMismatch,
                article.Paywall,
                article.ExactFullNameMatch,
                article.DateOfBirth,
                article.AgeInArticle,
                article.PublishedOn,
                [
                    .. article.Lookup.Select(word => new AdverseMediaKeyword(
                        word.Keyword,
                        word.Count
                    )),
                ]
            )
            : throw Unavailable("A score is not between 0 and 100.");

    // The list of roles may grow; who is neither is another.
    private static AdverseMediaRole Role(string role) =>
        role switch
        {
            "perpetrator" => AdverseMediaRole.Perpetrator,
            "victim" => AdverseMediaRole.Victim,
            _ => AdverseMediaRole.Other,
        };

    private static WireMediaQuestion Question(AdverseMediaSubject subject) =>
        new(subject.Key, subject.Name, subject.Country);

    private static AdverseMediaUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
