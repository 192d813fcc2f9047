using Payments.Domain.Ledger;
using static Payments.Storage.Rows.ColumnType;

namespace Payments.Storage.Rows;

/// <summary>The ledger's tables as the gate writes them; LedgerMapping reads the same columns.</summary>
internal static class LedgerRows
{
    public static readonly RowStatement<LedgerAccount> Accounts =
        RowStatement<LedgerAccount>.Insert(
            "ledger_accounts",
            [
                new("tenant_id", Id),
                new("id", Id),
                new("kind", Text),
                new("owner", Text),
                new("currency", Text),
                new("reference", Id),
                new("opened_at", Time),
            ],
            (row, account) =>
            {
                row.Id(account.TenantId.Value);
                row.Id(account.Id.Value);
                row.Text(EnumText.Of(account.Kind));
                row.Text(EnumText.Of(account.Owner));
                row.Text(account.Currency.Code);
                row.Id(account.Reference);
                row.Time(account.OpenedAt);
            }
        );

    public static readonly RowStatement<AccountState> Balances = RowStatement<AccountState>.Insert(
        "account_balances",
        [
            new("tenant_id", Id),
            new("account_id", Id),
            new("posted", Long),
            new("held", Long),
            new("entry_count", Long),
        ],
        (row, state) =>
        {
            row.Id(state.Account.TenantId.Value);
            row.Id(state.Account.Id.Value);
            row.Long(state.Posted);
            row.Long(state.Held);
            row.Long(state.EntryCount);
        },
        """
        ON CONFLICT (tenant_id, account_id) DO UPDATE SET
            posted = excluded.posted, held = excluded.held, entry_count = excluded.entry_count
        """
    );

    public static readonly RowStatement<LedgerTransaction> Transactions =
        RowStatement<LedgerTransaction>.Insert(
            "ledger_transactions",
            [
                new("tenant_id", Id),
                new("id", Id),
                new("position", Long),
                new("reason", Text),
                new("subject_kind", Text),
                new("subject_id", Id),
                new("occurred_at", Time),
                new("hash", Bytes),
            ],
            (row, transaction) =>
            {
                row.Id(transaction.TenantId.Value);
                row.Id(transaction.Id.Value);
                row.Long(transaction.Position);
                row.Text(transaction.Reason);
                row.Text(transaction.SubjectKind);
                row.Id(transaction.SubjectId);
                row.Time(transaction.OccurredAt);
                row.Bytes(transaction.Hash);
            }
        );

    public static readonly RowStatement<LedgerEntry> Entries = RowStatement<LedgerEntry>.Insert(
        "ledger_entries",
        [
            new("tenant_id", Id),
            new("account_id", Id),
            new("sequence", Long),
            new("transaction_position", Long),
            new("line", Int),
            new("amount", Long),
            new("balance_after", Long),
            new("occurred_at", Time),
        ],
        (row, entry) =>
        {
            row.Id(entry.TenantId.Value);
            row.Id(entry.AccountId.Value);
            row.Long(entry.Sequence);
            row.Long(entry.TransactionPosition);
            row.Int(entry.Line);
            row.Long(entry.Amount);
            row.Long(entry.BalanceAfter);
            row.Time(entry.OccurredAt);
        }
    );

    public static readonly RowStatement<ChainHead> Heads = RowStatement<ChainHead>.Insert(
        "chain_heads",
        [
            new("tenant_id", Id),
            new("position", Long),
            new("hash", Bytes),
            new("last_occurred_at", Time),
        ],
        (row, head) =>
        {
            row.Id(head.TenantId.Value);
            row.Long(head.Position);
            row.Bytes(head.Hash);
            row.Time(head.LastOccurredAt);
        },
        """
        ON CONFLICT (tenant_id) DO UPDATE SET
            position = excluded.position, hash = excluded.hash, last_occurred_at = excluded.last_occurred_at
        """
    );

    public static readonly RowStatement<Hold> Holds = RowStatement<Hold>.Insert(
        "holds",
        [
            new("tenant_id", Id),
            new("id", Id),
            new("account_id", Id),
            new("amount_minor_units", Long),
            new("amount_currency", Text),
            new("reason", Text),
            new("subject_kind", Text),
            new("subject_id", Id),
            new("created_at", Time),
            new("status", Text),
            new("settled_at", Time),
        ],
        (row, hold) =>
        {
            row.Id(hold.TenantId.Value);
            row.Id(hold.Id.Value);
            row.Id(hold.AccountId.Value);
            row.Long(hold.Amount.MinorUnits);
            row.Text(hold.Amount.Currency.Code);
            row.Text(hold.Reason);
            row.Text(hold.SubjectKind);
            row.Id(hold.SubjectId);
            row.Time(hold.CreatedAt);
            row.Text(EnumText.Of(hold.Status));
            row.Time(hold.SettledAt);
        },
        "ON CONFLICT (tenant_id, id) DO UPDATE SET status = excluded.status, settled_at = excluded.settled_at"
    );
}
