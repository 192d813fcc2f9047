using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Deposits;

/// <summary>Tells the simulated rail what to answer about a refund (sandbox only).</summary>
/// <param name="DepositRefundId">One that the rail has.</param>
/// <param name="Outcome">What the rail is to say.</param>
/// <param name="SchemeCode">An ISO 20022 reason, for Rejected and Returned.</param>
public sealed record SimulateRefundOutcome(
    DepositRefundId DepositRefundId,
    RailOutcome Outcome,
    string? SchemeCode
) : Command<DepositRefund>
{
    public override async ValueTask<DepositRefund> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var refund = await work.GetAsync<DepositRefund>(
            DepositRefundId,
            "input",
            "depositRefundId"
        );
        var next =
            Outcome is RailOutcome.Settled
                ? DepositRefundStatus.Settled
                : DepositRefundStatus.Failed;
        DepositRefundLifecycle.Table.Demand(refund.Subject, refund.Status, next, Actor.Rail);
        await HeldRailOrder.RequireNoneAsync(work, refund.Subject, refund.Status, next);
        var deposit = await work.GetAsync<Deposit>(refund.DepositId);
        SimulatedAnswers.Enqueue(work, refund, deposit.Rail, Outcome, SchemeCode);
        return refund;
    }
}

/// <summary>Tells the simulated rail what to answer about a return from suspense (sandbox only).</summary>
/// <param name="SuspendedCreditId">One that the rail has.</param>
/// <param name="Outcome">What the rail is to say.</param>
/// <param name="SchemeCode">An ISO 20022 reason, for Rejected and Returned.</param>
public sealed record SimulateReturnOutcome(
    SuspendedCreditId SuspendedCreditId,
    RailOutcome Outcome,
    string? SchemeCode
) : Command<SuspendedCredit>
{
    public override async ValueTask<SuspendedCredit> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var credit = await work.GetAsync<SuspendedCredit>(
            SuspendedCreditId,
            "input",
            "suspendedCreditId"
        );
        var next =
            Outcome is RailOutcome.Settled
                ? SuspendedCreditStatus.Returned
                : SuspendedCreditStatus.Held;
        SuspendedCreditLifecycle.Table.Demand(credit.Subject, credit.Status, next, Actor.Rail);
        await HeldRailOrder.RequireNoneAsync(work, credit.Subject, credit.Status, next);
        SimulatedAnswers.Enqueue(work, credit, credit.Rail, Outcome, SchemeCode);
        return credit;
    }
}

internal static class SimulatedAnswers
{
    public static void Enqueue(
        Work work,
        IRailSubject subject,
        RailScheme rail,
        RailOutcome outcome,
        string? schemeCode
    ) =>
        work.Outbox.Enqueue(
            SimulateWithdrawalOutcome.OutboxKind,
            subject.Subject,
            new SimulatedOutcome(
                rail,
                InstructionIds.Of(subject.Subject, subject.Attempt),
                outcome,
                schemeCode
            )
        );
}
