using Payments.Domain.Commands;

namespace Payments.Domain.Clock;

/// <summary>Fires a timer, unless it was cancelled, moved or fired meanwhile.</summary>
/// <param name="Timer">As it was read when it was due.</param>
/// <param name="Handler">The slice that set it; null only takes the timer away.</param>
internal sealed record FireTimer(ScheduledTimer Timer, ITimerHandler? Handler)
    : Command<ScheduledTimer>
{
    public override async ValueTask<ScheduledTimer> HandleAsync(Work work)
    {
        var current = await work.Timers.FindAsync(Timer.Kind, Timer.Subject);
        if (current is not null && current.DueAt == Timer.DueAt)
        {
            await work.Timers.CancelAsync(Timer.Kind, Timer.Subject);
            if (Handler is not null)
            {
                await Handler.FireAsync(work, Timer.Subject);
            }
        }

        return Timer;
    }
}

/// <summary>Moves a sandbox tenant's clock forward; a clock never goes back.</summary>
internal sealed record SetTestClock(DateTimeOffset To) : Command<TestClock>
{
    public override ValueTask<TestClock> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var offset = work.Now >= To ? work.Now - work.RealNow : To - work.RealNow;
        // Rounded up, so that what is due at the instant is due.
        var microseconds = (long)Math.Ceiling(offset.TotalMicroseconds);
        work.ClockOffset = TimeSpan.FromMicroseconds(microseconds);
        return ValueTask.FromResult(
            new TestClock { TenantId = work.TenantId, OffsetMicroseconds = microseconds }
        );
    }
}
