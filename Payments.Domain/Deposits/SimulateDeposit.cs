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

        if (account.Status is not VirtualAccountStatus.Active)
        {
            throw new InvalidInputException(
                "Only an ACTIVE account takes deposits.",
                "input",
                "virtualAccountId"
            );
        }

        var balance = await work.Ledger.BalanceAsync(new(AccountKind.Available, Amount.Currency));
        Amount.RequireRoomFor(balance.Posted, "input", "amount", "amount");
        var rail = RailRules.ForDeposit(Amount);
        RailRules.RequireReference(rail, Reference, "input", "reference");
        var simulation = DepositSimulation.Start(this, work.TenantId, work.Now);
        work.Add(simulation);
        work.Outbox.Enqueue(
            OutboxKind,
            simulation.Subject,
            new SimulatedCreditOrder(
                rail,
                new(Amount, AccountOf(account), PayerName, PayerAccount(), Reference)
            )
        );
        return simulation;
    }

    // The simulated payer has an account that refunds can go to.
    private RailAccount PayerAccount() =>
        Amount.Currency.Code switch
        {
            "AUD" => RailAccount.Bsb("062000", "87654321"),
            "EUR" => RailAccount.Iban("DE89370400440532013000"),
            _ => new("ACCOUNT_NUMBER", "87654321"),
        };

    private static RailAccount AccountOf(VirtualAccount account) =>
        account.Iban is { } iban ? RailAccount.Iban(iban)
        : account is { Bsb: { } bsb, AccountNumber: { } number } ? RailAccount.Bsb(bsb, number)
        : new("ACCOUNT_NUMBER", account.AccountNumber!);
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
