using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>What those who look at the answers can say.</summary>
public enum RfiReviewDecision
{
    /// <summary>The transactions go on.</summary>
    Release,

    /// <summary>The transactions are cancelled.</summary>
    Reject,
}

/// <summary>Decides on the answers. For operators.</summary>
/// <param name="RfiId">One that is ASSESSING.</param>
/// <param name="Decision">What becomes of the transactions.</param>
/// <param name="RejectCode">Why; DATA_ENQUIRY_RESPONSE_INADEQUATE when null.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record DecideRfi(
    RfiId RfiId,
    RfiReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Rfi>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.DecideAsync(work, Decision, RejectCode, Message);
        ReviewNote.Keep(work, rfi.Subject, Decision, InternalNote);
        return rfi;
    }
}

/// <summary>Takes a request back. For operators.</summary>
public sealed record CancelRfi(RfiId RfiId) : Command<Rfi>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.CancelAsync(work);
        return rfi;
    }
}
