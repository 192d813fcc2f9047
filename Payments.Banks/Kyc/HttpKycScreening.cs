using System.Net.Http.Headers;
using System.Text.Json;
using Payments.Banks.Connections;
using Payments.Domain.VirtualAccounts;

namespace Payments.Banks.Kyc;

internal sealed record WireKycQuestion(
    string Key,
    string Step,
    string FullName,
    string ContactName,
    string Address
);

internal sealed record WireKycAnswer(string Verdict, string? Reason = null);

/// <summary>A screening service over HTTP.</summary>
internal sealed class HttpKycScreening(IHttpClientFactory clients, OutsideAddresses addresses)
    : IKycScreening
{
    public async Task<KycAnswer> AskAsync(KycCase kycCase, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            Question(kycCase),
            BanksJson.Default.WireKycQuestion
        );
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(addresses.Sandbox, "kyc/checks")
        );
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await clients.CallAsync(request, Unavailable, cancellationToken);
        var told = answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, BanksJson.Default.WireKycAnswer)
            : null;
        return told is not null && Verdict(told.Verdict) is { } verdict
            ? new(verdict, told.Reason)
            : throw Unavailable("The screening's answer was not understood.");
    }

    private static WireKycQuestion Question(KycCase kycCase) =>
        new(
            kycCase.Key,
            kycCase.Step.ToString().ToUpperInvariant(),
            kycCase.FullName,
            kycCase.ContactName,
            string.Join(
                ", ",
                (
                    (string?[])
                        [
                            kycCase.Address.Line1,
                            kycCase.Address.Line2,
                            kycCase.Address.City,
                            kycCase.Address.Region,
                            kycCase.Address.Postcode,
                            kycCase.Address.Country,
                        ]
                ).Where(part => part is not null)
            )
        );

    private static KycVerdict? Verdict(string word) =>
        word switch
        {
            "PASSED" => KycVerdict.Passed,
            "REFERRED" => KycVerdict.Referred,
            "REFUSED" => KycVerdict.Refused,
            "UNDECIDED" => KycVerdict.Undecided,
            _ => null,
        };

    private static KycUnavailableException Unavailable(string message, Exception? inner = null) =>
        new(message, inner);
}
