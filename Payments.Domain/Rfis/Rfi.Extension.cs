using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>More time to answer: asked for by the tenant, once, or given by itself.</summary>
public sealed partial class Rfi
{
    internal const string Extended = "rfi.extended";

    public RfiExtensionStatus ExtensionStatus { get; private set; }

    public string? ExtensionReason { get; private set; }

    public string? ExtensionMessage { get; private set; }

    public DateTimeOffset? ExtensionRequestedAt { get; private set; }

    public DateTimeOffset? ExtensionEndedAt { get; private set; }

    public RfiExtension Extension =>
        new(
            ExtensionStatus,
            ExtensionReason,
            ExtensionMessage,
            ExtensionRequestedAt,
            ExtensionEndedAt
        );

    /// <summary>Until somebody decides, the deadline counts as it is.</summary>
    internal void AskForTime(Work work, string reason)
    {
        RequirePending(RfiStatus.Pending);
        MoveExtension(work, RfiExtensionStatus.Requested, work.Caller.Actor);
        ExtensionReason = reason;
        ExtensionRequestedAt = work.Now;
    }

    /// <summary>Those who were asked for more time say whether there is any.</summary>
    /// <param name="deadline">The new one; a week after the old one when null.</param>
    internal async ValueTask DecideExtensionAsync(
        Work work,
        RfiExtensionDecision decision,
        DateTimeOffset? deadline,
        string? message
    )
    {
        if (decision is RfiExtensionDecision.Grant)
        {
            RfiExtensionLifecycle.Table.Demand(
                Subject,
                ExtensionStatus,
                RfiExtensionStatus.Granted,
                Actor.Platform
            );
            await MoveDeadlineAsync(work, deadline ?? Deadline + TimeToAnswer);
        }
        else
        {
            MoveExtension(work, RfiExtensionStatus.Refused, Actor.Platform);
            ExtensionEndedAt = work.Now;
        }

        ExtensionMessage = message;
    }

    /// <summary>Gives more time, which grants what the tenant may have asked for.</summary>
    internal ValueTask ExtendAsync(Work work, DateTimeOffset deadline)
    {
        RequirePending(RfiStatus.Pending);
        return MoveDeadlineAsync(work, deadline);
    }

    private async ValueTask MoveDeadlineAsync(Work work, DateTimeOffset deadline)
    {
        if (deadline <= Deadline)
        {
            throw new InvalidInputException(
                "A deadline is only moved to a later time.",
                "input",
                "deadline"
            );
        }

        Deadline = deadline;
        if (ExtensionStatus is RfiExtensionStatus.Requested)
        {
            MoveExtension(work, RfiExtensionStatus.Granted, Actor.Platform);
            ExtensionEndedAt = work.Now;
        }
        else
        {
            Version++;
            work.Events.Append(this, Extended, new { Deadline });
        }

        await RfiTimers.StartAsync(work, this);
    }

    private void LapseExtension(Work work, Actor by)
    {
        if (ExtensionStatus is RfiExtensionStatus.Requested)
        {
            MoveExtension(work, RfiExtensionStatus.Lapsed, by);
            ExtensionEndedAt = work.Now;
        }
    }

    private void MoveExtension(Work work, RfiExtensionStatus next, Actor by)
    {
        var move = RfiExtensionLifecycle.Table.Demand(Subject, ExtensionStatus, next, by);
        ExtensionStatus = next;
        Version++;
        work.Events.Append(this, move.EventType, new { Extension = next, Deadline });
    }
}
