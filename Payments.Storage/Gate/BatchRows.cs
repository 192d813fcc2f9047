using Payments.Domain.Clock;
using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Storage.Rows;

namespace Payments.Storage.Gate;

/// <summary>The core rows of one batch, in the order in which they are written.</summary>
internal sealed class BatchRows
{
    public HashSet<AccountState> Accounts { get; } = [];

    public HashSet<Book> Books { get; } = [];

    public List<LedgerTransaction> Transactions { get; } = [];

    public List<LedgerEntry> Entries { get; } = [];

    public HashSet<Hold> Holds { get; } = [];

    public List<IdempotencyRecord> Keys { get; } = [];

    public List<OutboxItem> OutboxItems { get; } = [];

    public List<OutboxItem> OutboxItemsDone { get; } = [];

    public Dictionary<
        (TenantId, string Kind, Subject),
        (ScheduledTimer Timer, bool IsSet)
    > Timers { get; } = [];

    public List<TestClock> Clocks { get; } = [];

    public List<EventRecord> Events { get; } = [];

    /// <summary>All but the events, which get their sequences last.</summary>
    public void WriteTo(IRowWriter writer)
    {
        writer.Write(
            LedgerRows.Accounts,
            [.. Accounts.Where(account => account.IsNew).Select(account => account.Account)]
        );
        writer.Write(LedgerRows.Balances, Accounts);
        writer.Write(LedgerRows.Transactions, Transactions);
        writer.Write(LedgerRows.Entries, Entries);
        writer.Write(LedgerRows.Heads, [.. Books.Select(Head)]);
        writer.Write(LedgerRows.Holds, Holds);
        writer.Write(CoreRows.IdempotencyRecords, Keys);
        // An item twice in one array statement is refused by PostgreSQL; the last state counts.
        writer.Write(CoreRows.OutboxItems, [.. OutboxItems.Distinct().Except(OutboxItemsDone)]);
        writer.Write(CoreRows.OutboxItemsDone, OutboxItemsDone);
        writer.Write(
            CoreRows.TimersGone,
            [.. Timers.Values.Where(timer => !timer.IsSet).Select(timer => timer.Timer)]
        );
        writer.Write(
            CoreRows.Timers,
            [.. Timers.Values.Where(timer => timer.IsSet).Select(timer => timer.Timer)]
        );
        writer.Write(
            CoreRows.TestClocks,
            [.. Clocks.GroupBy(clock => clock.TenantId).Select(clocks => clocks.Last())]
        );
    }

    public void Clear()
    {
        Accounts.Clear();
        Books.Clear();
        Transactions.Clear();
        Entries.Clear();
        Holds.Clear();
        Keys.Clear();
        OutboxItems.Clear();
        OutboxItemsDone.Clear();
        Timers.Clear();
        Clocks.Clear();
        Events.Clear();
    }

    private static ChainHead Head(Book book) =>
        new()
        {
            TenantId = book.TenantId,
            Position = book.Position,
            Hash = book.Hash,
            LastOccurredAt = book.LastOccurredAt,
        };
}
