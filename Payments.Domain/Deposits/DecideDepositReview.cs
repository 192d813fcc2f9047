using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Deposits;

/// <summary>Decides the review of a deposit. For operators.</summary>
/// <param name="DepositId">One that is REVIEWING.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="RejectCode">Why it is refused; a declined compliance check when null.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record DecideDepositReview(
    DepositId DepositId,
    DepositDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Deposit>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [DepositId];

    public override async ValueTask<Deposit> HandleAsync(Work work)
    {
        var deposit = await work.GetAsync<Deposit>(DepositId, "input", "depositId");
        await deposit.DecideAsync(work, Decision, RejectCode, Message);
        ReviewNote.Keep(work, deposit.Subject, Decision, InternalNote);
        return deposit;
    }
}

/// <summary>Decides a review in the operators' place (sandbox only).</summary>
public sealed record SimulateDepositReview(
    DepositId DepositId,
    DepositDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Deposit>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [DepositId];

    public override async ValueTask<Deposit> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var deposit = await work.GetAsync<Deposit>(DepositId, "input", "depositId");
        await deposit.DecideAsync(work, Decision, RejectCode, Message);
        return deposit;
    }
}
