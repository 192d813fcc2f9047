using Microsoft.EntityFrameworkCore;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Tests.Simulation;

/// <summary>Each recall is known once, has ended, and the payer's bank knows how.</summary>
internal static class RecallChecks
{
    public static async Task AgreeAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var recalls = (await db.AcrossTenants<CreditRecall>().ToListAsync()).ToLookup(recall =>
            recall.RailRecallId
        );
        foreach (var story in simulation.Rail.Recalls)
        {
            var known = recalls[story.Notice.RecallId].ToList();
            SimulationFaultException.When(
                known.Count != 1,
                $"{story.Notice.RecallId} is known {known.Count} times."
            );
            await AgreeAsync(simulation.Rail, db, story, known[0]);
        }
    }

    private static async Task AgreeAsync(
        SimulatedRail rail,
        PaymentsDb db,
        RecallStory story,
        CreditRecall recall
    )
    {
        var said = recall.Refusal is { } refusal ? CreditRecallRefusals.CodeOf(refusal) : null;
        SimulationFaultException.When(
            !recall.IsFinal || said != story.Refusal,
            $"{story.Notice.RecallId} is {recall.Status} with {said}, and its bank has heard {story.Refusal}."
        );
        SimulationFaultException.When(
            recall.Status is CreditRecallStatus.Returned && !await WentBackAsync(rail, db, recall),
            $"{story.Notice.RecallId} is RETURNED, and the rail has not paid it back."
        );
    }

    // The payer's bank may have sent it here once more: that is another story.
    private static async Task<bool> WentBackAsync(
        SimulatedRail rail,
        PaymentsDb db,
        CreditRecall recall
    )
    {
        var refunds = await db.AcrossTenants<DepositRefund>()
            .Where(refund => refund.DepositId == recall.DepositId)
            .ToListAsync();
        var carried = refunds.ConvertAll(refund => refund.Subject.ToString());
        if (recall.SuspendedCreditId is { } suspended)
        {
            carried.Add(suspended.ToString());
        }

        return rail.Stories.Any(one =>
            one.Truth is RailTruth.Settled or RailTruth.Returned
            // A second try has its number behind a dot.
            && carried.Contains(one.Instruction.InstructionId.Split('.')[0])
        );
    }
}
