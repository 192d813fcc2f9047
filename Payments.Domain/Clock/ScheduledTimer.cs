using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Clock;

/// <summary>
/// Something that is to happen at an instant of the tenant's clock. At most one of a kind per
/// subject; fired once, in order of time.
/// </summary>
public sealed class ScheduledTimer : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required TenantEnvironment Environment { get; init; }

    /// <summary>What for: <c>quote.expiry</c>.</summary>
    public required string Kind { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public Subject Subject => new(SubjectKind, SubjectId);
}

/// <summary>
/// What a slice does when one of its timers is due. The timer is gone afterwards, even if the
/// handler refuses (then nothing else happened). Register each as a service.
/// </summary>
public interface ITimerHandler
{
    string Kind { get; }

    /// <summary>Runs inside the gate; <c>work.Now</c> is not before the timer's instant.</summary>
    ValueTask FireAsync(Work work, Subject subject);
}
