using System.Text;
using Payments.Sandbox.Pages;

namespace Payments.Sandbox.Banks;

/// <summary>The text of the consent page in each state of the consent.</summary>
internal static class ScaPage
{
    /// <summary>Browsers check form-action along redirects too, so the way back is named.</summary>
    public static string Origins(BankConsent consent)
    {
        string?[] targets = [consent.RedirectUri, consent.NokRedirectUri];
        var origins = targets
            .OfType<string>()
            .Select(target => new Uri(target).GetLeftPart(UriPartial.Authority))
            .Distinct();
        return string.Join(' ', origins);
    }

    public static string Main(DemoBank bank, BankConsent consent, string token) =>
        consent.Status switch
        {
            ConsentStatus.Received => Question(bank, consent, token),
            ConsentStatus.Valid => Form(
                token,
                $"<p>You have allowed this access{Until(consent)}.</p>",
                """<button name="decision" value="revoke">Withdraw permission</button>"""
            ),
            ConsentStatus.Rejected => "<p>You have refused this access.</p>",
            ConsentStatus.Expired => "<p>This request has expired.</p>",
            ConsentStatus.RevokedByPsu => "<p>You have withdrawn this permission.</p>",
            ConsentStatus.TerminatedByTpp => "<p>The asking company has ended this access.</p>",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Question(DemoBank bank, BankConsent consent, string token) =>
        Form(
            token,
            $"""
            <p>{Host(consent)} asks to read, {(
                consent.RecurringIndicator ? "again and again" : "once"
            )}{Until(consent)}:</p>
            <ul>{Asked(consent.Scope)}</ul>
            <fieldset>
            <legend>Who are you? (demo: no password)</legend>
            {Users(bank)}
            </fieldset>
            """,
            """
            <button class="main" name="decision" value="approve">Approve</button>
            <button name="decision" value="deny">Deny</button>
            """
        );

    private static string Form(string token, string content, string buttons) =>
        $"""
            <form method="post">
            <input type="hidden" name="token" value="{HtmlPage.Encode(token)}">
            {content}
            <p>{buttons}</p>
            </form>
            """;

    private static string Host(BankConsent consent) =>
        HtmlPage.Encode(new Uri(consent.RedirectUri).Host);

    private static string Until(BankConsent consent) =>
        $" until <time>{ConsentEndpoints.DateText(consent.ValidUntil)}</time>";

    private static string Asked(AccessScope scope)
    {
        var text = new StringBuilder("<li>your accounts: names and numbers</li>");
        text.Append(scope.Balances ? "<li>their balances</li>" : "");
        text.Append(scope.Transactions ? "<li>their transactions</li>" : "");
        foreach (var account in scope.Accounts)
        {
            text.Append($"<li>only the account <code>{HtmlPage.Encode(account)}</code></li>");
        }

        return text.ToString();
    }

    private static string Users(DemoBank bank)
    {
        var text = new StringBuilder();
        foreach (var user in bank.Users)
        {
            var isFirst = user == bank.Users[0] ? " checked" : "";
            var accounts = user.Accounts.Select(account => account.Name);
            text.Append(
                    $"""<p><label><input type="radio" name="psu" value="{user.PsuId}"{isFirst}> """
                )
                .Append($"{HtmlPage.Encode(user.Name)}<br><small>")
                .Append($"{HtmlPage.Encode(string.Join(", ", accounts))}</small></label></p>");
        }

        return text.ToString();
    }
}
