using Microsoft.Data.Sqlite;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Storage.Sqlite;

/// <summary>What the gate looks up one by one on SQLite, where a read is no journey.</summary>
internal sealed class SqliteLookups(SqliteConnection connection) : IDisposable
{
    private readonly SqliteLookup<IdempotencyRecord> _keys = new(
        connection,
        """
        SELECT tenant_id, key, operation, fingerprint, subject_kind, subject_id, created_at
        FROM idempotency_records WHERE tenant_id = ? AND key = ? AND operation = ?
        """,
        static columns =>
            new()
            {
                TenantId = TenantId.From(columns.Id(0)),
                Key = columns.Text(1),
                Operation = columns.Text(2),
                Fingerprint = columns.Bytes(3),
                SubjectKind = columns.Text(4),
                SubjectId = columns.Id(5),
                CreatedAt = columns.Time(6),
            }
    );

    private readonly SqliteLookup<Hold> _holds = new(
        connection,
        """
        SELECT tenant_id, id, account_id, amount_minor_units, amount_currency, reason,
            subject_kind, subject_id, created_at, status, settled_at
        FROM holds WHERE tenant_id = ? AND id = ?
        """,
        static columns =>
            new()
            {
                TenantId = TenantId.From(columns.Id(0)),
                Id = HoldId.From(columns.Id(1)),
                AccountId = LedgerAccountId.From(columns.Id(2)),
                Amount = new(columns.Long(3), Currency.Parse(columns.Text(4))),
                Reason = columns.Text(5),
                SubjectKind = columns.Text(6),
                SubjectId = columns.Id(7),
                CreatedAt = columns.Time(8),
                Status = columns.Enum<HoldStatus>(9),
                SettledAt = columns.TimeOrNull(10),
            }
    );

    private readonly SqliteLookup<OutboxItem> _outboxItems = new(
        connection,
        """
        SELECT tenant_id, id, environment, kind, subject_kind, subject_id, payload,
            next_attempt_at, attempts, status, last_error
        FROM outbox_items WHERE tenant_id = ? AND id = ?
        """,
        static columns =>
            new()
            {
                TenantId = TenantId.From(columns.Id(0)),
                Id = OutboxItemId.From(columns.Id(1)),
                Environment = columns.Enum<TenantEnvironment>(2),
                Kind = columns.Text(3),
                SubjectKind = columns.Text(4),
                SubjectId = columns.Id(5),
                Payload = columns.Text(6),
                NextAttemptAt = columns.Time(7),
                Attempts = columns.Int(8),
                Status = columns.Enum<OutboxStatus>(9),
                LastError = columns.TextOrNull(10),
            }
    );

    /// <summary>The only read that every keyed command makes; it seldom finds anything.</summary>
    public IdempotencyRecord? Key(TenantId tenantId, string key, string operation) =>
        _keys.Begin().With(tenantId.Value).With(key).With(operation).One();

    /// <summary>One that is about to be settled.</summary>
    public Hold? Hold(TenantId tenantId, HoldId id) =>
        _holds.Begin().With(tenantId.Value).With(id.Value).One();

    /// <summary>One whose outcome is there, when more of them wait than are kept in memory.</summary>
    public OutboxItem? OutboxItem(TenantId tenantId, OutboxItemId id) =>
        _outboxItems.Begin().With(tenantId.Value).With(id.Value).One();

    public void Dispose()
    {
        _keys.Dispose();
        _holds.Dispose();
        _outboxItems.Dispose();
    }
}
