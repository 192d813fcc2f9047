using Payments.Banks.Connections;
using Payments.Domain.AddressCleansings;
using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Banks.Addresses;

internal sealed record WireAddress(
    string Line1,
    string Country,
    string? Line2 = null,
    string? City = null,
    string? Region = null,
    string? Postcode = null
);

internal sealed record WireCleanserQuestion(string Key, WireAddress Address);

internal sealed record WireCleanserAnswer(
    string Recommendation,
    int? Score = null,
    WireAddress? Address = null
);

/// <summary>An address cleanser over HTTP.</summary>
internal sealed class HttpAddressCleanser(IHttpClientFactory clients, OutsideAddresses addresses)
    : IAddressCleanser
{
    public async Task<CleanserAnswer?> AskAsync(
        CleanserQuestion question,
        CancellationToken cancellationToken
    )
    {
        var given = question.Address;
        var wire = new WireCleanserQuestion(
            question.Key,
            new(given.Line1, given.Country, given.Line2, given.City, given.Region, given.Postcode)
        );
        var answer = await clients.AskAsync(
            new Uri(addresses.Sandbox, "addresses/cleansings"),
            (wire, BanksJson.Default.WireCleanserQuestion),
            BanksJson.Default.WireCleanserAnswer,
            Unavailable,
            cancellationToken
        );
        return answer.Recommendation switch
        {
            "undecided" => null,
            "failed" => new(null, null, null),
            "accept" => Read(AddressRecommendation.Accept, answer),
            "review" => Read(AddressRecommendation.Review, answer),
            "flag" => Read(AddressRecommendation.Flag, answer),
            _ => throw NotUnderstood(),
        };
    }

    private static CleanserAnswer Read(
        AddressRecommendation recommendation,
        WireCleanserAnswer answer
    )
    {
        if (answer.Score is < 0 or > 100)
        {
            throw NotUnderstood();
        }

        try
        {
            return new(
                recommendation,
                answer.Score,
                answer.Address is { } clean
                    ? Address.From(
                        clean.Line1,
                        clean.Line2,
                        clean.City,
                        clean.Region,
                        clean.Postcode,
                        clean.Country
                    )
                    : null
            );
        }
        catch (InvalidInputException refusal)
        {
            throw NotUnderstood(refusal);
        }
    }

    private static AddressCleanserUnavailableException NotUnderstood(Exception? inner = null) =>
        Unavailable("The cleanser's answer was not understood.", inner);

    private static AddressCleanserUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
