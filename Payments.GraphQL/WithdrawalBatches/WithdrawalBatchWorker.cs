using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// Works on batches, a stretch of lines for each item of the outbox. Every line is the command that
/// `createWithdrawal` runs, with the line's key; then what became of them, how far it got and the
/// item of the next stretch are one transaction. After a crash the keys find what was made already.
/// </summary>
public sealed class WithdrawalBatchWorker(IDatabase database, IWriteGate gate) : IOutboxHandler
{
    /// <summary>The lines of a stretch: a crash repeats no more of them, and progress is told after each stretch.</summary>
    internal int StretchLines { get; init; } = 2_000;

    // Afterwards it is given up, if that is possible without leaving a half.
    private const int TriesMax = 12;

    // Each has the keys of up to 100,000 lines.
    private const int KeptMax = 8;

    private readonly BatchLines _lines = new(gate);

    // Of batches in the midst of a pass; whoever takes one over reads what is missing.
    private readonly Dictionary<WithdrawalBatchId, BatchKeys> _keys = [];

    public string Kind => CreateWithdrawalBatch.WorkKind;

    /// <summary>One after the other, so that each batch has its turn; never dead, for money waits.</summary>
    public OutboxPolicy Policy { get; } =
        OutboxPolicy.Default with
        {
            BatchSizeMax = 8,
            AttemptsMax = int.MaxValue,
            LastDelay = TimeSpan.FromMinutes(1),
        };

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            try
            {
                await StepAsync(item, cancellationToken);
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException && item.Attempts + 1 >= TriesMax)
            {
                await gate.RunAsync(
                    new GiveUpWithdrawalBatch(WithdrawalBatchId.From(item.SubjectId), item.Id),
                    AsPlatform(item),
                    cancellationToken
                );
            }
        }
    }

    private async Task StepAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Of(item.TenantId));
        var id = WithdrawalBatchId.From(item.SubjectId);
        var batch = await db.Set<WithdrawalBatch>()
            .SingleAsync(row => row.Id == id, cancellationToken);
        var step = batch.Status switch
        {
            _ when batch.IsFinal => null,
            WithdrawalBatchStatus.Received => await StartAsync(batch, item, cancellationToken),
            WithdrawalBatchStatus.Releasing or WithdrawalBatchStatus.Reversing => await SettleAsync(
                batch,
                item,
                db,
                cancellationToken
            ),
            _ => await RunAsync(batch, item, db, cancellationToken),
        };
        if (step is not null)
        {
            await gate.RunAsync(step, AsPlatform(item), cancellationToken);
        }
    }

    private async Task<Command<WithdrawalBatch>> StartAsync(
        WithdrawalBatch batch,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        var file = new BatchFile(database, batch);
        try
        {
            var beginning = await file.BeginAsync(cancellationToken);
            var count = await file.CountAsync(beginning, cancellationToken);
            return new StartWithdrawalBatch(
                batch.Id,
                item.Id,
                count,
                beginning.Offset,
                beginning.Row,
                Problem: null
            );
        }
        catch (UnreadableFileException refusal)
        {
            return new StartWithdrawalBatch(batch.Id, item.Id, 0, 0, 1, refusal.Message);
        }
    }

    private async Task<Command<WithdrawalBatch>> RunAsync(
        WithdrawalBatch batch,
        OutboxItem item,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        if (batch.LineCount is null || (batch is { HasBegun: false } && IsCancelling(batch)))
        {
            // Cancelled before anything was made.
            return Record(batch, item, [], new(batch.NextOffset, batch.NextRow));
        }

        var file = new BatchFile(database, batch);
        var beginning = await file.BeginAsync(cancellationToken);
        var (texts, next) = await file.NextAsync(
            new(batch.NextOffset, batch.NextRow),
            batch.LinesDone,
            StretchLines,
            cancellationToken
        );
        var reader = new LineReader(beginning.Header);
        var outcomes = await _lines.RunAsync(
            batch,
            item.Environment,
            texts,
            reader,
            KeysOf(batch),
            db,
            cancellationToken
        );
        if (IsCancelling(batch) || batch.LinesDone + texts.Count == batch.LineCount)
        {
            _keys.Remove(batch.Id);
        }

        return Record(batch, item, outcomes, next);
    }

    private BatchKeys KeysOf(WithdrawalBatch batch)
    {
        if (!_keys.TryGetValue(batch.Id, out var keys))
        {
            if (_keys.Count == KeptMax)
            {
                _keys.Clear();
            }

            keys = new();
            _keys.Add(batch.Id, keys);
        }

        return keys;
    }

    private async Task<Command<WithdrawalBatch>> SettleAsync(
        WithdrawalBatch batch,
        OutboxItem item,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var isReversing = batch.Status is WithdrawalBatchStatus.Reversing;
        var last = isReversing ? batch.LinesMade : batch.LineCount ?? 0;
        var to = Math.Min(batch.LinesDone + StretchLines, last);
        var (id, from) = (batch.Id, batch.LinesDone);
        var lines = await db.Set<WithdrawalBatchLine>()
            .Where(line =>
                line.BatchId == id
                && line.Number > from
                && line.Number <= to
                && line.WithdrawalId != null
                && !line.IsReplayed
            )
            .OrderBy(line => line.Number)
            .Join(
                db.Set<Withdrawal>(),
                line => line.WithdrawalId,
                withdrawal => withdrawal.Id,
                (line, withdrawal) =>
                    new { line.Number, Made = new MadeWithdrawal(withdrawal.Id, withdrawal.HoldId) }
            )
            .ToListAsync(cancellationToken);
        // A stretch that was given up has made withdrawals that none of its lines knows.
        var strays =
            isReversing && to == last
                ? await db.Set<Withdrawal>()
                    .Where(row => row.BatchId == id && row.WaitsForBatch)
                    .Select(row => new MadeWithdrawal(row.Id, row.HoldId))
                    .ToListAsync(cancellationToken)
                : [];
        await SettleAsync(
            batch,
            lines.Select(line => line.Made).UnionBy(strays, made => made.Id),
            item,
            cancellationToken
        );
        return new RecordBatchSettlement(batch.Id, item.Id, to)
        {
            Cancelled = isReversing ? lines.ConvertAll(line => line.Number) : [],
        };
    }

    private async Task SettleAsync(
        WithdrawalBatch batch,
        IEnumerable<MadeWithdrawal> withdrawals,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        await using var window = new GateWindow<CommandResult<Withdrawal>>();
        foreach (
            var portion in withdrawals.Chunk(GateWindow<CommandResult<Withdrawal>>.PortionSize)
        )
        {
            if (!await window.HasRoomAsync())
            {
                break;
            }

            window.Send(portion.Select(made => SettleAsync(batch, made, item, cancellationToken)));
        }

        _ = await window.ResultsAsync();
    }

    private Task<CommandResult<Withdrawal>> SettleAsync(
        WithdrawalBatch batch,
        MadeWithdrawal made,
        OutboxItem item,
        CancellationToken cancellationToken
    )
    {
        Command<Withdrawal> settle =
            batch.Status is WithdrawalBatchStatus.Releasing
                ? new ReleaseBatchedWithdrawal(made.Id, made.HoldId)
                : new CancelBatchedWithdrawal(
                    made.Id,
                    made.HoldId,
                    $"Its batch was taken back: {batch.ReasonMessage}"
                );
        return gate.RunAsync(settle, AsPlatform(item), cancellationToken);
    }

    private static bool IsCancelling(WithdrawalBatch batch) =>
        batch.Status is WithdrawalBatchStatus.Cancelling;

    private static RecordBatchLines Record(
        WithdrawalBatch batch,
        OutboxItem item,
        IReadOnlyList<LineOutcome> outcomes,
        BatchFile.Place next
    ) =>
        new(
            batch.Id,
            item.Id,
            outcomes.Count == 0 ? batch.LinesDone : outcomes[^1].Number,
            next.Offset,
            next.Row
        )
        {
            Outcomes = outcomes,
        };

    private static Caller AsPlatform(OutboxItem item) =>
        new(item.TenantId, item.Environment, Actor.Platform);

    private sealed record MadeWithdrawal(WithdrawalId Id, HoldId? HoldId);
}
