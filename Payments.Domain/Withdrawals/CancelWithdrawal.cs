using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>
/// Stops a withdrawal that no rail has: amount and fee are free again, of a new try only the amount.
/// </summary>
public sealed record CancelWithdrawal(WithdrawalId WithdrawalId) : Command<Withdrawal>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId, "input", "withdrawalId");
        await withdrawal.CancelAsync(work);
        return withdrawal;
    }
}
