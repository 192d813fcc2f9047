using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>ATOMIC: every line has its withdrawal, so this one need not wait for the others any more.</summary>
/// <param name="HoldId">The hold of its money, as it was when it was looked up: a hint of what will be read.</param>
public sealed record ReleaseBatchedWithdrawal(WithdrawalId WithdrawalId, HoldId? HoldId)
    : Command<Withdrawal>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        HoldId is { } hold ? [WithdrawalId, hold] : [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId);
        await withdrawal.ReleaseFromBatchAsync(work);
        return withdrawal;
    }
}

/// <summary>ATOMIC: another line cannot be made, so this withdrawal is taken back.</summary>
/// <param name="HoldId">As for the release.</param>
public sealed record CancelBatchedWithdrawal(
    WithdrawalId WithdrawalId,
    HoldId? HoldId,
    string Message
) : Command<Withdrawal>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        HoldId is { } hold ? [WithdrawalId, hold] : [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId);
        await withdrawal.CancelWithBatchAsync(work, Message);
        return withdrawal;
    }
}

/// <summary>A stretch of withdrawals was sent or taken back.</summary>
public sealed record RecordBatchSettlement(
    WithdrawalBatchId BatchId,
    OutboxItemId ItemId,
    int LinesDone
) : Command<WithdrawalBatch>
{
    /// <summary>The numbers of the lines whose withdrawals are cancelled, rising.</summary>
    [JsonIgnore]
    public required IReadOnlyList<int> Cancelled { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [BatchId, ItemId];

    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        var batch = await work.GetAsync<WithdrawalBatch>(BatchId);
        if (!await work.Outbox.CompleteAsync(ItemId))
        {
            return batch;
        }

        await MarkAsync(work);
        batch.AdvanceTo(LinesDone, batch.NextOffset, batch.NextRow);
        batch.Continue(work);
        work.GoOnWith(batch);

        return batch;
    }

    private async ValueTask MarkAsync(Work work)
    {
        if (Cancelled.Count == 0)
        {
            return;
        }

        var (id, from, to) = (BatchId, Cancelled[0], Cancelled[^1]);
        var cancelled = Cancelled.ToHashSet();
        var lines = await work.ListAsync<WithdrawalBatchLine>(line =>
            line.BatchId == id && line.Number >= from && line.Number <= to
        );
        foreach (var line in lines.Where(line => cancelled.Contains(line.Number)))
        {
            line.Cancel();
        }
    }
}
