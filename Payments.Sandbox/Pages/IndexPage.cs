using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payments.Sandbox.Banks;
using Payments.Sandbox.Fx;
using Payments.Sandbox.Rails;

namespace Payments.Sandbox.Pages;

/// <summary>What is simulated here, for a person who wonders.</summary>
internal static class IndexPage
{
    public static void MapIndex(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/",
            context => HtmlPage.WriteAsync(context, 200, "The simulated outside", Main(context))
        );

    private static string Main(HttpContext context)
    {
        var here = HtmlPage.Encode(
            $"{context.Request.PathBase}{context.Request.Path}".TrimEnd('/')
        );
        var text = new StringBuilder();
        text.Append("<p>Everything here is invented: no money moves and nobody is real.</p>")
            .Append("<h2>Banks</h2><p>Berlin Group NextGenPSD2 1.3 under <code>")
            .Append(
                $"{here}/banks/{{code}}/v1</code>, with a page for the customer's consent.</p><ul>"
            );
        foreach (var bank in DemoBanks.All)
        {
            text.Append(
                    $"<li><code>{bank.Code}</code> {HtmlPage.Encode(bank.Name)} ({bank.Country}): "
                )
                .Append(string.Join(", ", bank.Users.Select(user => HtmlPage.Encode(user.Name))))
                .Append("</li>");
        }

        text.Append("</ul><h2>Rails</h2><p>Instructions go to <code>")
            .Append(
                $"POST {here}/rails/{{scheme}}/payments</code>; answers come as signed notices.</p><ul>"
            );
        foreach (var scheme in RailScheme.All)
        {
            text.Append($"<li><code>{scheme.Code}</code> {HtmlPage.Encode(scheme.Name)}")
                .Append($" ({scheme.Currency ?? "any currency"})</li>");
        }

        var waiting = context.Resolve<NoticeSender>().Undelivered;
        text.Append(
            CultureInfo.InvariantCulture,
            $"</ul><p>Notices that nobody has taken yet: {waiting}.</p>"
        );
        return text.Append("<h3>Words in a creditor's name or remittance</h3>")
            .Append(Words)
            .Append("<h2>Exchange market</h2>")
            .Append(
                $"""<p><a href="{here}/fx/rates?pairs=AUD/EUR,EUR/JPY,AUD/KWD">Rates of now</a> for """
            )
            .Append(string.Join(", ", FxMarket.Currencies))
            .Append(".</p>")
            .ToString();
    }

    private const string Words = """
        <dl>
        <dt><code>FAIL_ACC</code></dt><dd>settles, then comes back: account closed (AC04)</dd>
        <dt><code>RAIL_RJCT_AC01</code></dt><dd>is rejected with that reason</dd>
        <dt><code>RAIL_RTRN_MS03</code></dt><dd>settles, then is returned with that reason</dd>
        <dt><code>RAIL_STEPS</code></dt><dd>reports progress before the end</dd>
        <dt><code>RAIL_REORDER</code></dt><dd>reports progress after the end</dd>
        <dt><code>RAIL_TWICE</code></dt><dd>reports everything twice</dd>
        <dt><code>RAIL_LATE</code></dt><dd>answers late</dd>
        <dt><code>RAIL_NEVER</code></dt><dd>never answers</dd>
        </dl>
        """;
}
