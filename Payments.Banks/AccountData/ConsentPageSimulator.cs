using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Payments.Banks.Connections;
using Payments.Domain.AccountData;

namespace Payments.Banks.AccountData;

/// <summary>
/// Opens the simulated bank's consent page and presses a button, as a browser would: it reads the
/// form, keeps the cookie, and posts what the form holds.
/// </summary>
internal sealed partial class ConsentPageSimulator(
    IHttpClientFactory clients,
    OutsideAddresses addresses
) : IConsentPageSimulator
{
    public async Task<Uri> PressAsync(
        Uri scaLink,
        ConsentDecision decision,
        string? psuId,
        CancellationToken cancellationToken
    )
    {
        var page = PageAddress(scaLink);
        using var open = new HttpRequestMessage(HttpMethod.Get, page);
        var shown = await clients.CallAsync(open, Unavailable, cancellationToken);
        var html = Encoding.UTF8.GetString(shown.Body);
        if (!shown.IsSuccess || Token().Match(html) is not { Success: true } token)
        {
            throw new BankRefusedException("SCA_INVALID", "The bank's page offers no decision.");
        }

        using var press = new HttpRequestMessage(HttpMethod.Post, page);
        press.Headers.Add("Cookie", string.Join("; ", shown.Cookies.Select(NameAndValue)));
        press.Content = new FormUrlEncodedContent([
            new("token", WebUtility.HtmlDecode(token.Groups["value"].Value)),
            new("psu", psuId ?? FirstUser().Match(html).Groups["value"].Value),
            new("decision", Button(decision)),
        ]);
        var answer = await clients.CallAsync(press, Unavailable, cancellationToken);
        return answer switch
        {
            { Status: 303, Location: { } next } => next,
            { Status: 400 } => throw new BankRefusedException(
                "SCA_INVALID",
                "The bank's page refused the decision."
            ),
            _ => throw Unavailable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The bank's page answered {answer.Status}."
                )
            ),
        };
    }

    private static string Button(ConsentDecision decision) =>
        decision switch
        {
            ConsentDecision.Approve => "approve",
            ConsentDecision.Deny => "deny",
            ConsentDecision.Revoke => "revoke",
            _ => throw new UnreachableException(),
        };

    /// <summary>
    /// The page is looked for in the sandbox only, by the end of its path: the link names the address
    /// for browsers, which may differ, and a link to elsewhere must not be called.
    /// </summary>
    private Uri PageAddress(Uri scaLink) =>
        PagePath().Match(scaLink.AbsolutePath) is { Success: true } path
            ? new Uri(addresses.Sandbox, path.Groups["page"].Value)
            : throw new BankRefusedException(
                "SCA_INVALID",
                "The link is not one of a simulated bank."
            );

    private static string NameAndValue(string cookie) => cookie.Split(';', 2)[0];

    private static BankUnavailableException Unavailable(string message, Exception? inner = null) =>
        new(message, inner);

    [GeneratedRegex("/(?<page>banks/[a-z_]+/sca/[0-9a-f]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PagePath();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"token\" value=\"(?<value>[^\"]+)\">",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();

    [GeneratedRegex("name=\"psu\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstUser();
}
