using Payments.Domain.Commands;
using Payments.Domain.Ids;

namespace Payments.Domain.Clock;

/// <summary>Wakes a slice at an instant of the tenant's clock.</summary>
public sealed class WorkTimers
{
    private readonly IWorkSession _session;
    private readonly Work _work;

    internal WorkTimers(IWorkSession session, Work work) => (_session, _work) = (session, work);

    internal List<ScheduledTimer> Scheduled { get; } = [];

    internal List<ScheduledTimer> Cancelled { get; } = [];

    /// <summary>Sets the subject's timer of this kind, in place of the one it may have.</summary>
    /// <param name="kind">Who is woken: <see cref="ITimerHandler.Kind"/>.</param>
    public async ValueTask ScheduleAsync(string kind, Subject subject, DateTimeOffset dueAt)
    {
        await CancelAsync(kind, subject);
        Scheduled.Add(
            new()
            {
                TenantId = _work.TenantId,
                Environment = _work.Caller.Environment,
                Kind = kind,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                DueAt = dueAt,
            }
        );
    }

    internal ValueTask<ScheduledTimer?> FindAsync(string kind, Subject subject) =>
        _session.TimerAsync(_work.TenantId, kind, subject);

    /// <summary>False if there was none.</summary>
    public async ValueTask<bool> CancelAsync(string kind, Subject subject)
    {
        if (Scheduled.RemoveAll(timer => timer.Kind == kind && timer.Subject == subject) > 0)
        {
            return true;
        }

        var timer = await _session.TimerAsync(_work.TenantId, kind, subject);
        if (timer is null || Cancelled.Contains(timer))
        {
            return false;
        }

        Cancelled.Add(timer);
        return true;
    }
}
