using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>
/// The core rows that the commands of a batch share, as they will be once it is committed. What is
/// true beyond a batch (books, balances, clocks) is kept while one process writes.
/// </summary>
internal sealed class CoreState
{
    private const int AccountsKeptMax = 200_000;

    // An item waits for a rail's receipt, mostly for milliseconds; with its payload it has some 2 KB.
    private const int OutboxItemsKeptMax = 20_000;

    private readonly LedgerHash _hash = new();
    private LedgerEntryFacts[] _facts = new LedgerEntryFacts[8];

    public Dictionary<TenantId, Book> Books { get; } = [];

    public Dictionary<(TenantId, AccountRef), AccountState> Accounts { get; } = [];

    public Dictionary<LedgerAccountId, AccountState> AccountsById { get; } = [];

    public Dictionary<HoldId, Hold?> Holds { get; } = [];

    public Dictionary<(TenantId, string Key, string Operation), IdempotencyRecord?> Keys { get; } =
    [];

    // Null: known not to be there, or done by the batch; not kept beyond it.
    private readonly Dictionary<OutboxItemId, OutboxItem?> _outboxItems = [];
    private readonly List<OutboxItemId> _outboxItemsGone = [];

    public Dictionary<(TenantId, string Kind, Subject), ScheduledTimer?> Timers { get; } = [];

    /// <summary>What the accepted commands of the batch write.</summary>
    public BatchRows Rows { get; } = new();

    /// <returns>False: the database must be asked.</returns>
    public bool TryGetOutboxItem(OutboxItemId id, out OutboxItem? item) =>
        _outboxItems.TryGetValue(id, out item);

    public void Remember(OutboxItemId id, OutboxItem? item)
    {
        _outboxItems[id] = item;
        if (item is null)
        {
            _outboxItemsGone.Add(id);
        }
    }

    /// <summary>Takes over what a command did; it can no longer be refused.</summary>
    public void Accept(Work work)
    {
        AcceptLedger(work);
        Rows.Events.AddRange(work.Events.Appended);
        AcceptOutbox(work);
        AcceptTimers(work);
        if (work.ClockOffset is { } offset)
        {
            Books[work.TenantId].ClockOffset = offset;
            Rows.Clocks.Add(
                new()
                {
                    TenantId = work.TenantId,
                    OffsetMicroseconds = offset.Ticks / TimeSpan.TicksPerMicrosecond,
                }
            );
        }
    }

    public void Accept(IdempotencyRecord record)
    {
        Keys[(record.TenantId, record.Key, record.Operation)] = record;
        Rows.Keys.Add(record);
    }

    /// <summary>The batch is durable.</summary>
    /// <param name="keepBooks">Nobody else writes, so books and balances stay true.</param>
    public void Committed(bool keepBooks)
    {
        foreach (var account in Rows.Accounts)
        {
            account.IsNew = false;
            account.IsDirty = false;
        }

        EndBatch(keepBooks && Accounts.Count < AccountsKeptMax);
    }

    /// <summary>Nothing of the batch happened, and nothing that is remembered is sure.</summary>
    public void Forget() => EndBatch(keepBooks: false);

    private void EndBatch(bool keepBooks)
    {
        Rows.Clear();
        Holds.Clear();
        Keys.Clear();
        Timers.Clear();
        ForgetOutboxItems(isSure: keepBooks);
        if (!keepBooks)
        {
            Books.Clear();
            Accounts.Clear();
            AccountsById.Clear();
        }
    }

    private void ForgetOutboxItems(bool isSure)
    {
        if (!isSure || _outboxItems.Count - _outboxItemsGone.Count > OutboxItemsKeptMax)
        {
            _outboxItems.Clear();
        }

        foreach (var id in _outboxItemsGone)
        {
            _outboxItems.Remove(id);
        }

        _outboxItemsGone.Clear();
    }

    private void AcceptLedger(Work work)
    {
        foreach (var touched in work.Ledger.Touched)
        {
            Rows.Accounts.Add(touched.Account);
        }

        foreach (var hold in work.Ledger.NewHolds)
        {
            Holds[hold.Id] = hold;
            Rows.Holds.Add(hold);
        }

        foreach (var settlement in work.Ledger.Settlements)
        {
            Rows.Holds.Add(settlement.Hold);
        }

        foreach (var transaction in work.Ledger.Transactions)
        {
            Chain(work, Books[work.TenantId], transaction);
        }
    }

    private void Chain(Work work, Book book, PendingTransaction pending)
    {
        book.Position++;
        book.LastOccurredAt = work.Now;
        book.Hash = HashOf(work, book, pending);
        Rows.Books.Add(book);
        Rows.Transactions.Add(
            new()
            {
                TenantId = work.TenantId,
                Id = pending.Id,
                Position = book.Position,
                Reason = pending.Posting.Reason,
                SubjectKind = pending.Posting.Subject.Kind,
                SubjectId = pending.Posting.Subject.Id,
                OccurredAt = work.Now,
                Hash = book.Hash,
            }
        );
        for (var line = 0; line < pending.Entries.Length; line++)
        {
            var entry = pending.Entries[line];
            Rows.Entries.Add(
                new()
                {
                    TenantId = work.TenantId,
                    AccountId = entry.Account.Account.Id,
                    Sequence = entry.Sequence,
                    TransactionPosition = book.Position,
                    Line = line,
                    Amount = entry.Amount,
                    BalanceAfter = entry.BalanceAfter,
                    OccurredAt = work.Now,
                }
            );
        }
    }

    private byte[] HashOf(Work work, Book book, PendingTransaction pending)
    {
        if (_facts.Length < pending.Entries.Length)
        {
            _facts = new LedgerEntryFacts[pending.Entries.Length * 2];
        }

        for (var line = 0; line < pending.Entries.Length; line++)
        {
            var entry = pending.Entries[line];
            _facts[line] = entry.Account.Account.Facts(
                entry.Sequence,
                entry.Amount,
                entry.BalanceAfter
            );
        }

        return _hash.Of(
            book.Hash,
            new(
                work.TenantId.Value,
                book.Position,
                pending.Id.Value,
                pending.Posting.Reason,
                pending.Posting.Subject.Kind,
                pending.Posting.Subject.Id,
                ValueConverters.ToMicroseconds(work.Now)
            ),
            _facts.AsSpan(0, pending.Entries.Length)
        );
    }

    private void AcceptOutbox(Work work)
    {
        foreach (var item in work.Outbox.Enqueued)
        {
            item.NextAttemptAt = work.RealNow + item.Delay;
            Remember(item.Id, item);
            Rows.OutboxItems.Add(item);
        }

        foreach (var item in work.Outbox.Completed)
        {
            Remember(item.Id, null);
            Rows.OutboxItemsDone.Add(item);
        }

        Rows.OutboxItems.AddRange(work.Outbox.Postponed);
    }

    private void AcceptTimers(Work work)
    {
        foreach (var timer in work.Timers.Cancelled)
        {
            Timers[(timer.TenantId, timer.Kind, timer.Subject)] = null;
            Rows.Timers[(timer.TenantId, timer.Kind, timer.Subject)] = (timer, false);
        }

        foreach (var timer in work.Timers.Scheduled)
        {
            Timers[(timer.TenantId, timer.Kind, timer.Subject)] = timer;
            Rows.Timers[(timer.TenantId, timer.Kind, timer.Subject)] = (timer, true);
        }
    }
}

/// <summary>A tenant's book: where its chain ends, and its clock.</summary>
internal sealed class Book(TenantId tenantId)
{
    public TenantId TenantId { get; } = tenantId;

    public long Position { get; set; }

    public byte[] Hash { get; set; } = LedgerHash.Genesis;

    public DateTimeOffset LastOccurredAt { get; set; } = DateTimeOffset.UnixEpoch;

    public TimeSpan ClockOffset { get; set; }
}
