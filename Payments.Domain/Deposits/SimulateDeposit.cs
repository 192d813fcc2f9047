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
            Amount,
            AccountOf(account),
            PayerName,
            Reference,
            VirtualAccountId
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
                Amount,
                VirtualAccountNumber.Nobodys(Amount.Currency),
                PayerName,
                Reference,
                account: null
            )
        );
    }
}

internal static class SimulatedPayer
{
    public static DepositSimulation Pay(
        Work work,
        Money amount,
        RailAccount to,
        string? payerName,
        string? reference,
        VirtualAccountId? account
    )
    {
        var rail = RailRules.ForDeposit(amount);
        RailRules.RequireReference(rail, reference, "input", "reference");
        return DepositSimulation.Start(
            work,
            rail,
            new(amount, to, payerName, AccountFor(amount.Currency), reference),
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
