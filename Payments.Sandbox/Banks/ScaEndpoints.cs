using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payments.Sandbox.Pages;

namespace Payments.Sandbox.Banks;

/// <summary>Where a customer meets the own bank: who are you, and do you agree?</summary>
internal static class ScaEndpoints
{
    private const int FormSizeMax = 16 * 1024;

    public static void MapSca(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/banks/{code}/sca/{consentId}", ShowAsync);
        routes.MapPost("/banks/{code}/sca/{consentId}", DecideAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        if (Find(context) is not (var bank, var consent))
        {
            await NotFoundAsync(context);
            return;
        }

        var token = context.Resolve<ScaToken>().Issue(context, consent.ConsentId);
        await HtmlPage.WriteAsync(
            context,
            StatusCodes.Status200OK,
            bank.Name,
            ScaPage.Main(bank, consent, token),
            ScaPage.Origins(consent)
        );
    }

    private static async Task DecideAsync(HttpContext context)
    {
        if (Find(context) is not (var bank, var consent))
        {
            await NotFoundAsync(context);
            return;
        }

        var body = await RequestBody.ReadAsync(
            context.Request,
            FormSizeMax,
            context.RequestAborted
        );
        var form = body is null ? null : FormBody.Parse(body);
        if (
            form is null
            || !context.Resolve<ScaToken>().IsGood(context, consent.ConsentId, form["token"])
        )
        {
            await RefuseAsync(
                context,
                "This form is too old or was not ours. Please open the page again."
            );
            return;
        }

        var problem = Apply(context.Resolve<ConsentBook>(), bank, consent, form, out var target);
        if (problem is not null)
        {
            await RefuseAsync(context, problem);
            return;
        }

        // 303: the browser goes on with GET, and a reload sends nothing again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = target;
    }

    private static string? Apply(
        ConsentBook book,
        DemoBank bank,
        BankConsent consent,
        FormBody form,
        out string target
    )
    {
        target = consent.RedirectUri;
        switch (form["decision"])
        {
            case "approve":
                return Approve(book, bank, consent, form);
            case "deny":
                target = consent.NokRedirectUri ?? consent.RedirectUri;
                return book.Decide(consent, form["psu"], [])
                    ? null
                    : "This request was already answered.";
            case "revoke":
                return book.RevokeByPsu(consent) ? null : "There is nothing to withdraw.";
            default:
                return "Please choose one of the buttons.";
        }
    }

    private static string? Approve(
        ConsentBook book,
        DemoBank bank,
        BankConsent consent,
        FormBody form
    )
    {
        if (bank.FindUser(form["psu"]) is not { } user)
        {
            return "Please choose who you are.";
        }

        var granted = Granted(user, consent, form);
        if (granted.Count == 0)
        {
            return "None of your accounts is among those that are asked for.";
        }

        return book.Decide(consent, user.PsuId, granted)
            ? null
            : "This request was already answered.";
    }

    /// <summary>With a bank-offered consent the customer may leave accounts out.</summary>
    private static List<string> Granted(DemoUser user, BankConsent consent, FormBody form)
    {
        var left = form.All("account");
        return
        [
            .. user
                .Accounts.Where(account =>
                    consent.Scope.Offered
                        ? left.Count == 0 || left.Contains(account.ResourceId)
                        : consent.Scope.Accounts.Contains(account.Iban ?? account.Bban)
                )
                .Select(account => account.ResourceId),
        ];
    }

    private static (DemoBank Bank, BankConsent Consent)? Find(HttpContext context)
    {
        var values = context.Request.RouteValues;
        return
            DemoBanks.Find((string?)values["code"]) is { } bank
            && context.Resolve<ConsentBook>().Find(bank.Code, (string?)values["consentId"])
                is { } consent
            ? (bank, consent)
            : null;
    }

    private static Task NotFoundAsync(HttpContext context) =>
        HtmlPage.WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            "Not found",
            "<p>There is no such request at this bank.</p>"
        );

    private static Task RefuseAsync(HttpContext context, string text) =>
        HtmlPage.WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "That did not work",
            $"""<p role="alert">{HtmlPage.Encode(text)}</p>"""
        );
}
