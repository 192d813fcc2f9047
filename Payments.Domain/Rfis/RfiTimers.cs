using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rejections;

namespace Payments.Domain.Rfis;

/// <summary>What a request does in time, on the tenant's clock.</summary>
internal static class RfiTimers
{
    /// <summary>How long before the deadline the tenant is reminded.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>Sets them anew, when a request is made or its deadline is moved.</summary>
    public static async ValueTask StartAsync(Work work, Rfi rfi)
    {
        await work.Timers.CancelAsync(RfiReminder.TimerKind, rfi.Subject);
        await work.Timers.ScheduleAsync(RfiDeadline.TimerKind, rfi.Subject, rfi.Deadline);
        if (rfi.Deadline - Notice > work.Now)
        {
            await work.Timers.ScheduleAsync(
                RfiReminder.TimerKind,
                rfi.Subject,
                rfi.Deadline - Notice
            );
        }
    }

    public static async ValueTask StopAsync(Work work, Rfi rfi)
    {
        await work.Timers.CancelAsync(RfiDeadline.TimerKind, rfi.Subject);
        await work.Timers.CancelAsync(RfiReminder.TimerKind, rfi.Subject);
    }
}

/// <summary>Closes a request that was not answered in time.</summary>
public sealed class RfiDeadline : ITimerHandler
{
    /// <summary>One for each request that is PENDING.</summary>
    public const string TimerKind = "rfi.deadline";

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId.From(subject.Id));
        if (rfi.Status is RfiStatus.Pending)
        {
            await rfi.CloseAsync(
                work,
                RfiOutcome.Expired,
                new(
                    RejectCode.DataEnquiryTimeElapsed,
                    "The request for information was not answered in time."
                ),
                work.Caller.Actor
            );
        }
    }
}

/// <summary>Tells that a deadline is near.</summary>
public sealed class RfiReminder : ITimerHandler
{
    /// <summary>One for each request that is PENDING and has more than a day.</summary>
    public const string TimerKind = "rfi.reminder";

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId.From(subject.Id));
        if (rfi.Status is RfiStatus.Pending)
        {
            rfi.Remind(work);
        }
    }
}
