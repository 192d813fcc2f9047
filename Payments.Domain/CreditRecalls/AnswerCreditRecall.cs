using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.CreditRecalls;

/// <summary>Agrees to a recall: all that can be refunded of the deposit goes back.</summary>
public sealed record AcceptCreditRecall(CreditRecallId CreditRecallId) : Command<CreditRecall>
{
    private const string Reason = "Recalled by your bank.";

    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [CreditRecallId];

    public override async ValueTask<CreditRecall> HandleAsync(Work work)
    {
        var recall = await work.GetAsync<CreditRecall>(CreditRecallId, "input", "creditRecallId");
        CreditRecallLifecycle.Table.Demand(
            recall.Subject,
            recall.Status,
            CreditRecallStatus.Returning,
            work.Caller.Actor
        );
        var deposit = recall.DepositId is { } id ? await work.GetAsync<Deposit>(id) : null;
        if (deposit?.Status is not DepositStatus.Confirmed)
        {
            // What is under review or in suspense is not the tenant's to give.
            throw new IllegalTransitionException(
                deposit?.Subject ?? recall.Subject,
                deposit is null ? StatusName.Of(recall.Status) : StatusName.Of(deposit.Status),
                StatusName.Of(CreditRecallStatus.Returning)
            );
        }

        // A fee may have taken all of it.
        deposit.Refundable.RequirePositive("input", "creditRecallId");
        await deposit.RefundAsync(work, deposit.Refundable, Reason);
        return recall;
    }
}

/// <summary>Refuses a recall.</summary>
/// <param name="Refusal">One that a tenant can give.</param>
public sealed record DeclineCreditRecall(CreditRecallId CreditRecallId, CreditRecallRefusal Refusal)
    : Command<CreditRecall>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [CreditRecallId];

    public override async ValueTask<CreditRecall> HandleAsync(Work work)
    {
        var recall = await work.GetAsync<CreditRecall>(CreditRecallId, "input", "creditRecallId");
        if (!CreditRecallRefusals.OfTenants.Contains(Refusal))
        {
            throw new InvalidInputException(
                "You can say CUSTOMER_DECISION, INSUFFICIENT_FUNDS or LEGAL_DECISION.",
                "input",
                "refusal"
            );
        }

        await recall.RefuseAsync(work, Refusal, work.Caller.Actor);
        return recall;
    }
}
