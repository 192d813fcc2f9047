using System.Net;
using Payments.Tests.Kit;

namespace Payments.Tests.Hosting;

/// <summary>What a foreign page can make a browser ask for in the name of who is signed in.</summary>
public sealed class PreflightTests
{
    private static readonly (string Header, string Value)[] Requests =
    [
        ("Accept", "application/json"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Sec-Fetch-Site", "same-origin"),
        ("GraphQL-Preflight", "1"),
        ("Apollo-Require-Preflight", "true"),
    ];

    [Fact]
    public async Task In_production_a_GET_proves_that_no_foreign_page_has_sent_it() =>
        (await AskAsync(production: "true")).ShouldBe([
            "400 Accept: application/json",
            "400 Sec-Fetch-Site: cross-site",
            "400 Sec-Fetch-Site: same-site",
            "200 Sec-Fetch-Site: same-origin",
            "200 GraphQL-Preflight: 1",
            "200 Apollo-Require-Preflight: true",
        ]);

    [Fact]
    public async Task Elsewhere_a_GET_is_refused_only_when_the_browser_says_that_it_is_foreign() =>
        (await AskAsync(production: "false")).ShouldBe([
            "200 Accept: application/json",
            "400 Sec-Fetch-Site: cross-site",
            "200 Sec-Fetch-Site: same-site",
            "200 Sec-Fetch-Site: same-origin",
            "200 GraphQL-Preflight: 1",
            "200 Apollo-Require-Preflight: true",
        ]);

    private static async Task<List<string>> AskAsync(string production)
    {
        await using var host = await PaymentsHost.StartAsync(("Graph:Production", production));
        using var client = new HttpClient();
        List<string> answers = [];
        foreach (var (header, value) in Requests)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                $"{host.GraphQL}?query={Uri.EscapeDataString("{ __typename }")}"
            );
            request.Headers.Add(header, value);
            using var response = await client.SendAsync(request, PaymentsHost.Cancel);
            answers.Add($"{(int)response.StatusCode} {header}: {value}");
            (await response.Content.ReadAsStringAsync(PaymentsHost.Cancel)).ShouldContain(
                response.StatusCode is HttpStatusCode.OK
                    ? """{"__typename":"Query"}"""
                    : "needs the header GraphQL-Preflight"
            );
        }

        return answers;
    }
}
