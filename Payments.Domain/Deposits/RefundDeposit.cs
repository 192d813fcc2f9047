using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Lifecycles;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>Sends a deposit, or a part of it, back to its payer.</summary>
/// <param name="Amount">Null for all that is left.</param>
public sealed record RefundDeposit(DepositId DepositId, Money? Amount, string? Reason)
    : Command<Deposit>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override async ValueTask<Deposit> HandleAsync(Work work)
    {
        var deposit = await work.GetAsync<Deposit>(DepositId, "input", "depositId");
        if (deposit.Status is not DepositStatus.Confirmed)
        {
            throw new IllegalTransitionException(
                deposit.Subject,
                StatusName.Of(deposit.Status),
                StatusName.Of(DepositStatus.Refunding)
            );
        }

        await deposit.RefundAsync(work, AmountOf(deposit), Reason);
        return deposit;
    }

    private Money AmountOf(Deposit deposit)
    {
        var amount = Amount ?? deposit.Refundable;
        if (amount.Currency != deposit.Amount.Currency)
        {
            throw new InvalidInputException(
                $"The deposit is in {deposit.Amount.Currency}.",
                "input",
                "amount",
                "currency"
            );
        }

        amount.RequirePositive("input", "amount", "amount");
        return amount <= deposit.Refundable
            ? amount
            : throw new InvalidInputException(
                $"{deposit.Refundable} of the deposit can be refunded.",
                "input",
                "amount",
                "amount"
            );
    }
}
