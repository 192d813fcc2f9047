using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Withdrawals;

/// <summary>Sends a scheduled withdrawal when its time has come.</summary>
public sealed class WithdrawalSchedule : ITimerHandler
{
    /// <summary>One for each scheduled withdrawal.</summary>
    public const string TimerKind = "withdrawal.schedule";

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId.From(subject.Id));
        await withdrawal.ReleaseAsync(work);
    }
}

/// <summary>Gives back what failed and was neither tried again nor cancelled in time.</summary>
public sealed class FailedWithdrawalRefund : ITimerHandler
{
    /// <summary>One for each withdrawal that rests in FAILED.</summary>
    public const string TimerKind = "withdrawal.refund";

    /// <summary>How long there is to decide.</summary>
    public static readonly TimeSpan DecisionTime = TimeSpan.FromHours(1);

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId.From(subject.Id));
        if (withdrawal.Status is WithdrawalStatus.Failed)
        {
            await withdrawal.RefundAsync(work, WithdrawalStatus.Refunded, work.Caller.Actor);
        }
    }
}
