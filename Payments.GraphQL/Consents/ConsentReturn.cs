using System.Net;
using Payments.Banks.Connections;
using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Consents;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.GraphQL.Consents;

/// <summary>
/// Where a bank sends the account holder's browser after the decision: asks the bank what was decided
/// and sends the browser on to whoever asked for the consent.
/// </summary>
public static class ConsentReturn
{
    private const string Path = "/consents/{tenantId}/{consentId}/return";

    /// <summary>The address of the page for one consent, told to the bank.</summary>
    public static ConsentReturnAddress AddressAt(OutsideAddresses addresses) =>
        (tenantId, consentId) => new Uri(addresses.Own, $"/consents/{tenantId}/{consentId}/return");

    public static void MapConsentReturn(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            Path,
            (string tenantId, string consentId, HttpContext context, ConsentReturnPage page) =>
                page.AnswerAsync(tenantId, consentId, context)
        );
}

/// <summary>The page itself; it knows nothing that the browser could not see at the bank.</summary>
public sealed class ConsentReturnPage(
    IDatabase database,
    IAccountInformationBank bank,
    IWriteGate gate
)
{
    public async Task<IResult> AnswerAsync(
        string tenantText,
        string consentText,
        HttpContext context
    )
    {
        var cancellationToken = context.RequestAborted;
        if (
            !EntityId.TryParse<TenantId>(tenantText, out var tenantId)
            || !EntityId.TryParse<ConsentId>(consentText, out var consentId)
            || await FindAsync(tenantId, consentId, cancellationToken) is not { } found
        )
        {
            return Page(HttpStatusCode.NotFound, "There is no such consent.");
        }

        var consent = await AskBankAsync(found.Consent, found.Owner, cancellationToken);
        return consent.RedirectUri is { } redirect
            ? Results.Redirect(With(redirect, consent))
            : Page(HttpStatusCode.OK, "Thank you. You can close this page.");
    }

    private async Task<(Consent Consent, Caller Owner)?> FindAsync(
        TenantId tenantId,
        ConsentId consentId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var consent = await db.Set<Consent>().FindAsync([tenantId, consentId], cancellationToken);
        var tenant = await db.Set<Tenant>().FindAsync([tenantId], cancellationToken);
        return consent is null || tenant is null
            ? null
            : (consent, new Caller(tenantId, tenant.Environment, Actor.Bank));
    }

    // If the bank does not answer now, the consent's own check will ask again: the browser goes on.
    private async Task<Consent> AskBankAsync(
        Consent consent,
        Caller owner,
        CancellationToken cancellationToken
    )
    {
        if (
            consent is not { Status: ConsentStatus.AwaitingAuthz, BankConsentId: { } bankConsentId }
        )
        {
            return consent;
        }

        try
        {
            var status = await bank.GetConsentStatusAsync(
                consent.ProviderCode,
                bankConsentId,
                cancellationToken
            );
            var result = await gate.RunAsync(
                new RecordBankStatus(consent.Id, status),
                owner,
                cancellationToken
            );
            return result.Value;
        }
        catch (Exception fault)
            when (fault is BankRefusedException or BankUnavailableException or DomainException)
        {
            return consent;
        }
    }

    private static string With(string redirect, Consent consent)
    {
        var separator = redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{redirect}{separator}consentId={consent.Id}&status={StatusName.Of(consent.Status)}";
    }

    private static IResult Page(HttpStatusCode status, string sentence) =>
        Results.Content(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Account access</title><p>{sentence}</p></html>",
            "text/html; charset=utf-8",
            statusCode: (int)status
        );
}
