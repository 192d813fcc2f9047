using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>Asks for more time, once for each request.</summary>
public sealed record RequestRfiExtension(RfiId RfiId, string Reason) : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        rfi.AskForTime(work, Reason);
        return rfi;
    }
}

/// <summary>What can be said to a tenant that asks for more time.</summary>
public enum RfiExtensionDecision
{
    /// <summary>The deadline is moved.</summary>
    Grant,

    /// <summary>The deadline stays.</summary>
    Refuse,
}

/// <summary>Decides on a wish for more time. For operators.</summary>
/// <param name="RfiId">One whose extension is REQUESTED.</param>
/// <param name="Decision">Whether the deadline is moved.</param>
/// <param name="Deadline">The new one; a week after the old one when null.</param>
/// <param name="Message">For the tenant.</param>
public sealed record DecideRfiExtension(
    RfiId RfiId,
    RfiExtensionDecision Decision,
    DateTimeOffset? Deadline,
    string? Message
) : Command<Rfi>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.DecideExtensionAsync(work, Decision, Deadline, Message);
        ReviewNote.Keep(work, rfi.Subject, Decision, InternalNote);
        return rfi;
    }
}

/// <summary>Moves a deadline, whether the tenant has asked or not. For operators.</summary>
public sealed record ExtendRfi(RfiId RfiId, DateTimeOffset Deadline) : Command<Rfi>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.ExtendAsync(work, Deadline);
        return rfi;
    }
}

/// <summary>Decides on a wish for more time in the platform's place (sandbox only).</summary>
/// <inheritdoc cref="DecideRfiExtension" path="/param"/>
public sealed record SimulateRfiExtension(
    RfiId RfiId,
    RfiExtensionDecision Decision,
    DateTimeOffset? Deadline,
    string? Message
) : Command<Rfi>
{
    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.DecideExtensionAsync(work, Decision, Deadline, Message);
        return rfi;
    }
}
