using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Banks;

/// <summary>/v1/accounts of every demo bank (NextGenPSD2 1.3, section 6.5).</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/banks/{code}/v1/accounts", BankRequest.Handle(List));
        routes.MapGet(
            "/banks/{code}/v1/accounts/{resourceId}/balances",
            BankRequest.Handle(Balances)
        );
        routes.MapGet(
            "/banks/{code}/v1/accounts/{resourceId}/transactions",
            BankRequest.Handle(TransactionReport.Answer)
        );
    }

    public static AccountReferenceMessage Reference(DemoAccount account) =>
        new(account.Iban, account.Bban, account.Currency);

    /// <summary>Checks the consent of a read; the account's when one is named.</summary>
    public static TppError? Check(BankRequest request, string resource, out BankConsent consent)
    {
        var id = request.Header("Consent-ID");
        consent = request.Book.Find(request.Bank.Code, id)!;
        return (id, consent) switch
        {
            (null, _) => TppError.Format("Consent-ID is missing.", "Consent-ID"),
            (_, null) => TppError.ConsentUnknown,
            (_, { Status: ConsentStatus.Expired }) => TppError.ConsentExpired,
            (_, { Status: not ConsentStatus.Valid }) => TppError.ConsentInvalid,
            _ when !request.IsAttended && !request.Book.MayReadUnattended(consent, resource) =>
                TppError.AccessExceeded,
            _ => null,
        };
    }

    public static DemoAccount? Account(BankRequest request, BankConsent consent) =>
        request.Route("resourceId") is var id && consent.ResourceIds.Contains(id)
            ? request.Bank.FindAccount(id)
            : null;

    private static IResult List(BankRequest request)
    {
        if (Check(request, "accounts", out var consent) is { } refusal)
        {
            return refusal.ToResult();
        }

        var accounts = consent
            .ResourceIds.Select(request.Bank.FindAccount)
            .OfType<DemoAccount>()
            .Select(account => Describe(request, consent, account));
        return Results.Json(
            new AccountListMessage([.. accounts]),
            SandboxJson.Default.AccountListMessage
        );
    }

    private static AccountDetailsMessage Describe(
        BankRequest request,
        BankConsent consent,
        DemoAccount account
    )
    {
        var path = $"v1/accounts/{account.ResourceId}";
        return new AccountDetailsMessage(
            account.ResourceId,
            account.Iban,
            account.Bban,
            account.Currency,
            account.Name,
            account.Product,
            account.OwnerName,
            account.Profile is AccountProfile.Savings ? "SVGS" : "CACC",
            "enabled",
            request.Bank.Bic,
            account.Profile is AccountProfile.Business ? "ORGA" : "PRIV",
            new AccountLinksMessage(
                consent.Scope.Balances ? request.Link($"{path}/balances") : null,
                consent.Scope.Transactions ? request.Link($"{path}/transactions") : null
            )
        );
    }

    private static IResult Balances(BankRequest request)
    {
        if (
            Check(request, $"balances/{request.Route("resourceId")}", out var consent) is
            { } refusal
        )
        {
            return refusal.ToResult();
        }

        if (!consent.Scope.Balances)
        {
            return TppError.ConsentInvalid.ToResult();
        }

        return Account(request, consent) is { } account
            ? Results.Json(
                new BalanceReportMessage(Reference(account), Balances(account, request.Book.Today)),
                SandboxJson.Default.BalanceReportMessage
            )
            : TppError.ResourceUnknown.ToResult();
    }

    /// <summary>Today is not booked yet, so it only shows in what is expected and available.</summary>
    private static BalanceMessage[] Balances(DemoAccount account, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        var booked = TransactionHistory.BalanceAfter(account, yesterday);
        var pending = TransactionHistory.On(account, today).ToList();
        var expected = booked + pending.Sum(transaction => transaction.AmountMinorUnits);
        var available =
            booked + pending.Sum(transaction => Math.Min(transaction.AmountMinorUnits, 0));
        var closedAt = new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero);
        return
        [
            new(Amount(booked), "closingBooked", closedAt, ConsentEndpoints.DateText(yesterday)),
            new(Amount(expected), "expected", closedAt, ConsentEndpoints.DateText(today)),
            new(Amount(available), "interimAvailable", closedAt, ConsentEndpoints.DateText(today)),
        ];

        AmountMessage Amount(long minorUnits) =>
            new(account.Currency, DemoCurrency.Text(minorUnits, account.Currency));
    }
}
