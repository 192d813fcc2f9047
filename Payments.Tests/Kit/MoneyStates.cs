using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Kit;

/// <summary>The states of money movement that tests start from, each by the commands that make it.</summary>
internal static class MoneyStates
{
    public static async Task GivenTenantAsync(this PaymentsWorld world) =>
        await world.RunAsync(
            new AdmitTenant("Acme Trading Pty Ltd", $"{Guid.CreateVersion7():n}@acme.example", "-"),
            caller: world.Caller.As(Actor.Platform)
        );

    public static async Task<RecipientId> GivenRecipientAsync(
        this PaymentsWorld world,
        AccountDetails? account = null
    ) => (
            await world.RunAsync(
                new CreateRecipient(
                    PartyName.Company("Bluegum Imports Pty Ltd"),
                    null,
                    null,
                    account
                        ?? new()
                        {
                            Type = AccountType.Bsb,
                            Currency = Currency.Aud,
                            Country = "AU",
                            Bsb = "062000",
                            AccountNumber = "12345678",
                        },
                    null
                )
            )
        ).Value.Id;

    public static Task<RecipientId> GivenEuroRecipientAsync(this PaymentsWorld world) =>
        world.GivenRecipientAsync(
            new()
            {
                Type = AccountType.Iban,
                Currency = Currency.Eur,
                Country = "DE",
                Iban = "DE89370400440532013000",
            }
        );

    public static async Task<VirtualAccount> GivenVirtualAccountAsync(
        this PaymentsWorld world,
        Currency? currency = null
    ) =>
        (
            await world.RunAsync(
                new CreateVirtualAccount("Collections", currency ?? Currency.Aud, null)
                {
                    Number = VirtualAccountNumber.Draw(currency ?? Currency.Aud),
                }
            )
        ).Value;

    /// <summary>A tenant with a recipient and 1,000.00 AUD.</summary>
    public static async Task<RecipientId> GivenFundedPayerAsync(this PaymentsWorld world)
    {
        await world.GivenTenantAsync();
        await world.GivenFundsAsync(100_000);
        return await world.GivenRecipientAsync();
    }

    public static async Task<Withdrawal> GivenWithdrawalAsync(
        this PaymentsWorld world,
        RecipientId recipient,
        long minorUnits = 10_000,
        string? key = null
    ) =>
        (
            await world.RunAsync(
                new CreateWithdrawal(
                    PaymentsWorld.Aud(minorUnits),
                    recipient,
                    null,
                    "Invoice 7",
                    null
                ),
                key
            )
        ).Value;

    public static async Task<Deposit> GivenDepositAsync(
        this PaymentsWorld world,
        VirtualAccount account,
        long minorUnits = 50_000,
        string creditId = "credit-1"
    ) => (await world.GivenCreditAsync(account, minorUnits, creditId)).Deposit!;

    /// <summary>The rail's word that money came for the account.</summary>
    public static async Task<BookedCredit> GivenCreditAsync(
        this PaymentsWorld world,
        VirtualAccount account,
        long minorUnits = 50_000,
        string creditId = "credit-1",
        string reference = "Order 12",
        RailScheme rail = RailScheme.Npp
    ) =>
        (
            await world.RunAsync(
                new RecordRailCredit(
                    rail,
                    new(
                        creditId,
                        new(minorUnits, account.Currency),
                        "Pat Payer",
                        RailAccount.Bsb("062000", "87654321"),
                        RailAccount.Bsb(account.Bsb!, account.AccountNumber!),
                        reference,
                        world.Clock.GetUtcNow()
                    ),
                    account.Id
                ),
                caller: world.Caller.As(Actor.Rail)
            )
        ).Value;

    public static async Task<Quote> GivenFirmQuoteAsync(
        this PaymentsWorld world,
        long fromMinorUnits = 10_000,
        bool firm = true,
        QuoteApplicability? applicability = null
    )
    {
        var pair = new CurrencyPair(Currency.Aud, Currency.Eur);
        var price = new MarketPrice(pair, 0.6000m, 0.6010m, 0.6005m, world.Clock.GetUtcNow());
        var command = new CreateQuote(
            pair,
            PaymentsWorld.Aud(fromMinorUnits),
            null,
            firm,
            applicability
        )
        {
            Price = price,
        };
        return (await world.RunAsync(command)).Value;
    }

    /// <summary>The rail's word on an instruction, as its notice brings it.</summary>
    public static Task RailSaysAsync(
        this PaymentsWorld world,
        Subject subject,
        RailOutcome outcome,
        string? schemeCode = null
    ) =>
        world.RunAsync(
            new RecordRailAnswer(
                subject,
                outcome,
                schemeCode is null ? null : RailReason.Of(schemeCode)
            ),
            caller: world.Caller.As(Actor.Rail)
        );

    public static async Task<TEntity> ReadAsync<TEntity>(this PaymentsWorld world)
        where TEntity : class
    {
        await using var db = world.Open();
        return await db.Set<TEntity>().SingleAsync(PaymentsWorld.Cancel);
    }

    /// <summary>What the tenant's events told, in order: version and type.</summary>
    public static async Task<string[]> ToldOfAsync(this PaymentsWorld world, Subject subject)
    {
        await using var db = world.Open();
        var events = await db.Set<Domain.Events.EventRecord>()
            .Where(record => record.SubjectId == subject.Id)
            .OrderBy(record => record.Sequence)
            .ToListAsync(PaymentsWorld.Cancel);
        return [.. events.Select(record => $"{record.SubjectVersion} {record.Type}")];
    }

    public static async Task<long> BalanceAsync(
        this PaymentsWorld world,
        AccountKind kind,
        Currency? currency = null
    )
    {
        var balance = default(Balance);
        await world.DoAsync(async work =>
            balance = await work.Ledger.BalanceAsync(new(kind, currency ?? Currency.Aud))
        );
        return balance.Posted.MinorUnits;
    }
}
