using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

/// <summary>Of each batch all lines have one withdrawal, or those that can, or none.</summary>
internal static class BatchChecks
{
    public static async Task AgreeAsync(PaymentsDb db)
    {
        var lines = (await db.Set<WithdrawalBatchLine>().ToListAsync()).ToLookup(line =>
            line.BatchId
        );
        var withdrawals = (
            await db.Set<Withdrawal>().Where(withdrawal => withdrawal.BatchId != null).ToListAsync()
        ).ToLookup(withdrawal => withdrawal.BatchId!.Value);
        foreach (var batch in await db.Set<WithdrawalBatch>().ToListAsync())
        {
            Check(batch, [.. lines[batch.Id]], [.. withdrawals[batch.Id]]);
        }
    }

    private static void Check(
        WithdrawalBatch batch,
        IReadOnlyList<WithdrawalBatchLine> lines,
        IReadOnlyList<Withdrawal> withdrawals
    )
    {
        Demand(batch.IsFinal, "is not over");
        var made = lines.Select(line => line.WithdrawalId).OfType<WithdrawalId>().ToList();
        Demand(
            made.ToHashSet().SetEquals(withdrawals.Select(withdrawal => withdrawal.Id))
                && made.Count == withdrawals.Count,
            $"has {withdrawals.Count} withdrawals, and its lines name {made.Count}"
        );
        Demand(
            withdrawals.All(withdrawal => !withdrawal.WaitsForBatch),
            "has withdrawals that wait for it"
        );
        Demand(!batch.IsDryRun || made.Count == 0, "was only to be tried");
        if (batch.Status is WithdrawalBatchStatus.Completed)
        {
            Demand(made.Count == batch.LineCount, "is complete, and lacks withdrawals");
        }
        else if (batch.Mode is WithdrawalBatchMode.Atomic)
        {
            Demand(
                withdrawals.All(withdrawal =>
                    withdrawal is { Status: WithdrawalStatus.Cancelled, IsFeeRefunded: true }
                ),
                "is one that stands or falls as a whole, and a part of it stands"
            );
        }

        void Demand(bool holds, string otherwise) =>
            SimulationFaultException.When(
                !holds,
                $"A batch of {batch.LineCount} lines, {batch.Mode} and {batch.Status}, {otherwise}."
            );
    }
}
