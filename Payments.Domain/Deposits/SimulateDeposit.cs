using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

/// <summary>Lets somebody in the simulated outside pay into a virtual account (sandbox only).</summary>
public sealed record SimulateDeposit(
    VirtualAccountId VirtualAccountId,
    Money Amount,
    string? PayerName,
    string? Reference
) : Command<DepositSimulation>
{
    /// <summary>What the payer calls the account; null when the rail does not tell.</summary>
    public string? PayeeName { get; init; }

    /// <summary>Null for the fastest rail at home.</summary>
    public RailScheme? Rail { get; init; }

    /// <summary>Outbox items of this kind ask the simulated rail for a credit.</summary>
    public const string OutboxKind = "rail.simulated_credit";

    /// <summary>Told when the rail has taken the request.</summary>
    public const string SentEvent = "deposit_simulation.sent";

    public override async ValueTask<DepositSimulation> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var account = await work.GetAsync<VirtualAccount>(
            VirtualAccountId,
            "input",
            "virtualAccountId"
        );
        if (account.Currency != Amount.Currency)
        {
            throw new InvalidInputException(
                $"The account takes {account.Currency}, not {Amount.Currency}.",
                "input",
                "amount",
                "currency"
            );
        }

        var balance = await work.Ledger.BalanceAsync(new(AccountKind.Available, Amount.Currency));
        Amount.RequireRoomFor(balance.Posted, "input", "amount", "amount");
        return SimulatedPayer.Pay(
            work,
            new(Amount, AccountOf(account), PayerName, null, Reference, PayeeName),
            VirtualAccountId,
            Rail
        );
    }

    private static RailAccount AccountOf(VirtualAccount account) =>
        account.Iban is { } iban ? RailAccount.Iban(iban)
        : account is { Bsb: { } bsb, AccountNumber: { } number } ? RailAccount.Bsb(bsb, number)
        : new("ACCOUNT_NUMBER", account.AccountNumber!);
}

/// <summary>
/// Lets somebody in the simulated outside pay to a number that is nobody's (sandbox only). The money
/// comes to lie in the platform's suspense.
/// </summary>
public sealed record SimulateStrayDeposit(Money Amount, string? PayerName, string? Reference)
    : Command<DepositSimulation>
{
    public override ValueTask<DepositSimulation> HandleAsync(Work work)
    {
        work.RequireSandbox();
        return ValueTask.FromResult(
            SimulatedPayer.Pay(
                work,
                new(
                    Amount,
                    VirtualAccountNumber.Nobodys(Amount.Currency),
                    PayerName,
                    null,
                    Reference
                ),
                account: null,
                rail: null
            )
        );
    }
}

internal static class SimulatedPayer
{
    /// <param name="work">The command's.</param>
    /// <param name="credit">What is paid, without the payer's account.</param>
    /// <param name="account">Whose the number is; null when it is nobody's.</param>
    /// <param name="rail">Null for the fastest at home.</param>
    public static DepositSimulation Pay(
        Work work,
        SimulatedCredit credit,
        VirtualAccountId? account,
        RailScheme? rail
    )
    {
        var carrier = rail ?? RailRules.ForDeposit(credit.Amount);
        if (RailSchemes.OnlyCurrency(carrier) is { } only && only != credit.Amount.Currency.Code)
        {
            throw new InvalidInputException($"The rail carries {only} only.", "input", "rail");
        }

        RailRules.RequireReference(carrier, credit.Reference, "input", "reference");
        return DepositSimulation.Start(
            work,
            carrier,
            credit with
            {
                PayerAccount = AccountFor(credit.Amount.Currency),
            },
            account
        );
    }

    // The simulated payer has an account that refunds can go to.
    private static RailAccount AccountFor(Currency currency) =>
        currency.Code switch
        {
            "AUD" => RailAccount.Bsb("062000", "87654321"),
            "EUR" => RailAccount.Iban("DE89370400440532013000"),
            _ => new("ACCOUNT_NUMBER", "87654321"),
        };
}

/// <summary>What the outbox keeps for the simulated rail.</summary>
public sealed record SimulatedCreditOrder(RailScheme Scheme, SimulatedCredit Credit);

/// <summary>The simulated rail has been asked; the credit will come as its notice.</summary>
public sealed record RecordSimulatedCredit(
    DepositSimulationId SimulationId,
    OutboxItemId Item,
    string RailCreditId
) : Command<DepositSimulation>
{
    public override async ValueTask<DepositSimulation> HandleAsync(Work work)
    {
        var simulation = await work.GetAsync<DepositSimulation>(SimulationId);
        if (await work.Outbox.CompleteAsync(Item))
        {
            simulation.Sent(RailCreditId);
            work.Events.Append(simulation, SimulateDeposit.SentEvent);
        }

        return simulation;
    }
}
