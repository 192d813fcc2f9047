using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>What became of a line in a pass.</summary>
public sealed record LineOutcome(
    int Number,
    int Row,
    string? Key,
    WithdrawalBatchLineStatus Status,
    IReadOnlyList<LineProblem> Problems
)
{
    public WithdrawalId? WithdrawalId { get; init; }

    public bool IsReplayed { get; init; }

    /// <summary>Of a line that is accepted.</summary>
    public Money? Amount { get; init; }

    public Money? Fee { get; init; }
}

/// <summary>The file is read through once: its lines are counted, or it is refused as a whole.</summary>
/// <param name="Problem">Why it cannot be read, with the row; null when it can.</param>
public sealed record StartWithdrawalBatch(
    WithdrawalBatchId BatchId,
    OutboxItemId ItemId,
    int LineCount,
    long FirstOffset,
    int FirstRow,
    string? Problem
) : Command<WithdrawalBatch>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [BatchId, ItemId];

    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        var batch = await work.GetAsync<WithdrawalBatch>(BatchId);
        if (!await work.Outbox.CompleteAsync(ItemId))
        {
            return batch;
        }

        if (batch.Status is WithdrawalBatchStatus.Cancelling)
        {
            batch.Continue(work);
        }
        else if (Problem is not null)
        {
            batch.Reject("FILE_UNREADABLE", Problem, work);
        }
        else
        {
            batch.Start(LineCount, FirstOffset, FirstRow, work);
            work.GoOnWith(batch);
        }

        return batch;
    }
}

/// <summary>Keeps what became of a stretch of lines, together with how far the pass got.</summary>
/// <param name="LinesDone">Of the pass, with these.</param>
/// <param name="NextOffset">Where the line after these begins.</param>
/// <param name="NextRow">And in rows.</param>
public sealed record RecordBatchLines(
    WithdrawalBatchId BatchId,
    OutboxItemId ItemId,
    int LinesDone,
    long NextOffset,
    int NextRow
) : Command<WithdrawalBatch>
{
    [JsonIgnore]
    public required IReadOnlyList<LineOutcome> Outcomes { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [BatchId, ItemId];

    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        var batch = await work.GetAsync<WithdrawalBatch>(BatchId);
        if (!await work.Outbox.CompleteAsync(ItemId))
        {
            return batch;
        }

        var totals = await TotalsAsync(work, batch);
        await KeepAsync(work, batch);
        foreach (var outcome in Outcomes)
        {
            batch.Count(outcome);
            if (outcome is { Amount: { } amount, Fee: { } fee })
            {
                Total(work, batch, totals, amount.Currency).Add(amount, fee);
            }
        }

        batch.AdvanceTo(LinesDone, NextOffset, NextRow);
        batch.Continue(work, await MissingAsync(work, batch, totals.Values));
        work.GoOnWith(batch);

        return batch;
    }

    private async ValueTask<Dictionary<Currency, WithdrawalBatchTotal>> TotalsAsync(
        Work work,
        WithdrawalBatch batch
    )
    {
        var id = BatchId;
        var totals = await work.ListAsync<WithdrawalBatchTotal>(total => total.BatchId == id);
        if (batch is { HasBegun: true, LinesDone: 0 })
        {
            // What was tried is counted again as it is made.
            foreach (var total in totals)
            {
                total.Clear();
            }
        }

        return totals.ToDictionary(total => total.Currency);
    }

    private static WithdrawalBatchTotal Total(
        Work work,
        WithdrawalBatch batch,
        Dictionary<Currency, WithdrawalBatchTotal> totals,
        Currency currency
    )
    {
        if (!totals.TryGetValue(currency, out var total))
        {
            total = WithdrawalBatchTotal.Of(batch, currency);
            work.Add(total);
            totals.Add(currency, total);
        }

        return total;
    }

    // Lines that were tried have a row already.
    private async ValueTask KeepAsync(Work work, WithdrawalBatch batch)
    {
        Dictionary<int, WithdrawalBatchLine> known = [];
        if (batch is { HasBegun: true, Mode: WithdrawalBatchMode.Atomic } && Outcomes.Count > 0)
        {
            var (id, from, to) = (BatchId, Outcomes[0].Number, Outcomes[^1].Number);
            var lines = await work.ListAsync<WithdrawalBatchLine>(line =>
                line.BatchId == id && line.Number >= from && line.Number <= to
            );
            known = lines.ToDictionary(line => line.Number);
        }

        foreach (var outcome in Outcomes)
        {
            if (known.TryGetValue(outcome.Number, out var line))
            {
                line.Take(outcome);
            }
            else
            {
                work.Add(WithdrawalBatchLine.Of(batch, outcome));
            }
        }
    }

    /// <summary>Whether the balance covers all lines, asked when the last one was tried.</summary>
    private static async ValueTask<string?> MissingAsync(
        Work work,
        WithdrawalBatch batch,
        IEnumerable<WithdrawalBatchTotal> totals
    )
    {
        if (
            batch.Status is not WithdrawalBatchStatus.Validating
            || batch.LinesDone != batch.LineCount
        )
        {
            return null;
        }

        foreach (var total in totals)
        {
            var needed = total.Amount + total.Fee;
            var balance = await work.Ledger.BalanceAsync(
                new(AccountKind.Available, total.Currency)
            );
            if (balance.Available < needed)
            {
                return $"{needed} is needed for all lines and {balance.Available} is available.";
            }
        }

        return null;
    }
}

/// <summary>It cannot go on.</summary>
public sealed record GiveUpWithdrawalBatch(WithdrawalBatchId BatchId, OutboxItemId ItemId)
    : Command<WithdrawalBatch>
{
    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        var batch = await work.GetAsync<WithdrawalBatch>(BatchId);
        if (await work.Outbox.CompleteAsync(ItemId))
        {
            batch.GiveUp(work);
            work.GoOnWith(batch);
        }

        return batch;
    }
}
