using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>Lets somebody in the simulated outside pay into a funding account (sandbox only).</summary>
/// <param name="Amount">In a currency that a funding account takes.</param>
/// <param name="PayerName">Who pays; null when the rail does not tell.</param>
/// <param name="Reference">The whole remittance text, with or without anybody's reference in it.</param>
public sealed record SimulateFundingCredit(Money Amount, string? PayerName, string? Reference)
    : Command<DepositSimulation>
{
    /// <summary>Null for the fastest rail at home.</summary>
    public RailScheme? Rail { get; init; }

    public override async ValueTask<DepositSimulation> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var account =
            FundingAccountDirectory
                .For("", work.Caller.Environment, [Amount.Currency])
                .SingleOrDefault()
            ?? throw new InvalidInputException(
                $"There is no funding account in {Amount.Currency}.",
                "input",
                "amount",
                "currency"
            );
        var balance = await work.Ledger.BalanceAsync(new(AccountKind.Available, Amount.Currency));
        Amount.RequireRoomFor(balance.Posted, "input", "amount", "amount");
        return SimulatedPayer.Pay(
            work,
            new(Amount, account.Account, PayerName, null, Reference, account.AccountName),
            account: null,
            Rail
        );
    }
}
