using Npgsql;

namespace Payments.Benchmarks.Money;

/// <summary>
/// What PostgreSQL is asked for by a withdrawal, as scripts for pgbench: the same rows by the same kinds
/// of statements, one withdrawal to a transaction.
/// </summary>
internal static class PgBenchScript
{
    /// <summary>What the platform remembers or makes by itself, pgbench looks up.</summary>
    private const string Preparation = """
        INSERT INTO ledger_accounts (tenant_id, id, kind, owner, currency, reference, opened_at)
        SELECT tenant_id, gen_random_uuid(), kind, 'Platform', 'AUD', '00000000-0000-0000-0000-000000000000', now()
        FROM tenants, unnest(ARRAY['PendingOut', 'Fees']) AS kind;

        INSERT INTO account_balances (tenant_id, account_id, posted, held, entry_count)
        SELECT tenant_id, id, 0, 0, 0 FROM ledger_accounts WHERE kind IN ('PendingOut', 'Fees');

        CREATE TABLE benchmark_payers AS
        SELECT
            row_number() OVER (ORDER BY r.tenant_id) - 1 AS number, r.tenant_id, r.id AS recipient_id,
            (SELECT id FROM ledger_accounts a WHERE a.tenant_id = r.tenant_id AND kind = 'Available') AS available,
            (SELECT id FROM ledger_accounts a WHERE a.tenant_id = r.tenant_id AND kind = 'PendingOut') AS pending_out,
            (SELECT id FROM ledger_accounts a WHERE a.tenant_id = r.tenant_id AND kind = 'Fees') AS fees,
            (SELECT id FROM ledger_accounts a WHERE a.tenant_id = r.tenant_id AND kind = 'RailClearing') AS rail_clearing
        FROM recipients r;

        ANALYZE;
        """;

    /// <summary>Only what is asked for when a withdrawal is made.</summary>
    public static string Creation { get; } =
        $"""
            \set number :client_id % :payers
            \set key random(1, 1000000000000000)
            SELECT tenant_id AS tenant, recipient_id AS recipient, available, pending_out, fees, rail_clearing FROM benchmark_payers WHERE number = :number \gset
            BEGIN;
            SELECT position + 1 AS position FROM chain_heads WHERE tenant_id = :tenant FOR UPDATE \gset
            SELECT fingerprint FROM idempotency_records WHERE tenant_id = :tenant AND key = :key::text AND operation = 'createWithdrawal';
            SELECT * FROM recipients WHERE tenant_id = :tenant AND id = :recipient;
            INSERT INTO withdrawals (tenant_id, id, amount_minor_units, amount_currency, fee_minor_units, fee_currency, recipient_id, parties_json, is_fx_linked, is_fee_refunded, attempt, created_by, rail, rail_service, status, version, created_at) VALUES (:tenant, gen_random_uuid(), 1, 'AUD', 30, 'AUD', :recipient, '{Parties}', false, false, 1, 'mem_01M7WAR1AXE0090TDMQAEZM8HY', 'Npp', 'NppSct', 'Initialised', 1, now()) RETURNING id AS withdrawal \gset
            UPDATE account_balances SET posted = posted - 31, entry_count = entry_count + 1 WHERE tenant_id = :tenant AND account_id = :available RETURNING posted AS available_posted, entry_count AS available_count \gset
            UPDATE account_balances SET posted = posted + 1, entry_count = entry_count + 1 WHERE tenant_id = :tenant AND account_id = :pending_out RETURNING posted AS pending_posted, entry_count AS pending_count \gset
            UPDATE account_balances SET posted = posted + 30, entry_count = entry_count + 1 WHERE tenant_id = :tenant AND account_id = :fees RETURNING posted AS fees_posted, entry_count AS fees_count \gset
            INSERT INTO ledger_transactions (tenant_id, id, position, reason, subject_kind, subject_id, occurred_at, hash) VALUES (:tenant, gen_random_uuid(), :position, 'withdrawal.initialised', 'wdr', :withdrawal, now(), decode(repeat('ab', 32), 'hex'));
            INSERT INTO ledger_entries (tenant_id, account_id, sequence, transaction_position, line, amount, balance_after, occurred_at) VALUES (:tenant, :available, :available_count, :position, 0, -31, :available_posted, now()), (:tenant, :pending_out, :pending_count, :position, 1, 1, :pending_posted, now()), (:tenant, :fees, :fees_count, :position, 2, 30, :fees_posted, now());
            UPDATE chain_heads SET position = :position, hash = decode(repeat('ab', 32), 'hex'), last_occurred_at = now() WHERE tenant_id = :tenant;
            INSERT INTO idempotency_records (tenant_id, key, operation, fingerprint, subject_kind, subject_id, created_at) VALUES (:tenant, :key::text, 'createWithdrawal', decode(repeat('ab', 32), 'hex'), 'wdr', :withdrawal, now());
            INSERT INTO outbox_items (tenant_id, id, environment, kind, subject_kind, subject_id, payload, next_attempt_at, attempts, status) VALUES (:tenant, gen_random_uuid(), 'Sandbox', 'rail.instruction', 'wdr', :withdrawal, '{CeilingRows.RailOrder}', now(), 0, 'Pending') RETURNING id AS item \gset
            NOTIFY payments_events;
            UPDATE event_counter SET last_sequence = last_sequence + 1 WHERE id = 1 RETURNING last_sequence AS sequence \gset
            INSERT INTO events (sequence, tenant_id, type, subject_kind, subject_id, subject_version, status, occurred_at, payload) VALUES (:sequence, :tenant, 'withdrawal.initialised', 'wdr', :withdrawal, 1, 'INITIALISED', now(), '{NoPayload}');
            COMMIT;

            """;

    /// <summary>Then the rail has taken it, and then paid it, each told by itself.</summary>
    public static string WholeLife { get; } =
        Creation
        + $"""
            BEGIN;
            SELECT * FROM withdrawals WHERE tenant_id = :tenant AND id = :withdrawal;
            DELETE FROM outbox_items WHERE tenant_id = :tenant AND id = :item;
            UPDATE withdrawals SET status = 'Pending', version = 2 WHERE tenant_id = :tenant AND id = :withdrawal AND version = 1;
            NOTIFY payments_events;
            UPDATE event_counter SET last_sequence = last_sequence + 1 WHERE id = 1 RETURNING last_sequence AS sequence \gset
            INSERT INTO events (sequence, tenant_id, type, subject_kind, subject_id, subject_version, previous_status, status, occurred_at, payload) VALUES (:sequence, :tenant, 'withdrawal.pending', 'wdr', :withdrawal, 2, 'INITIALISED', 'PENDING', now(), '{NoPayload}');
            COMMIT;
            BEGIN;
            SELECT position + 1 AS position FROM chain_heads WHERE tenant_id = :tenant FOR UPDATE \gset
            SELECT * FROM withdrawals WHERE tenant_id = :tenant AND id = :withdrawal;
            UPDATE withdrawals SET status = 'Confirmed', version = 3, cleared_at = now() WHERE tenant_id = :tenant AND id = :withdrawal AND version = 2;
            UPDATE account_balances SET posted = posted - 1, entry_count = entry_count + 1 WHERE tenant_id = :tenant AND account_id = :pending_out RETURNING posted AS pending_posted, entry_count AS pending_count \gset
            UPDATE account_balances SET posted = posted + 1, entry_count = entry_count + 1 WHERE tenant_id = :tenant AND account_id = :rail_clearing RETURNING posted AS rail_posted, entry_count AS rail_count \gset
            INSERT INTO ledger_transactions (tenant_id, id, position, reason, subject_kind, subject_id, occurred_at, hash) VALUES (:tenant, gen_random_uuid(), :position, 'withdrawal.confirmed', 'wdr', :withdrawal, now(), decode(repeat('ab', 32), 'hex'));
            INSERT INTO ledger_entries (tenant_id, account_id, sequence, transaction_position, line, amount, balance_after, occurred_at) VALUES (:tenant, :pending_out, :pending_count, :position, 0, -1, :pending_posted, now()), (:tenant, :rail_clearing, :rail_count, :position, 1, 1, :rail_posted, now());
            UPDATE chain_heads SET position = :position, hash = decode(repeat('ab', 32), 'hex'), last_occurred_at = now() WHERE tenant_id = :tenant;
            NOTIFY payments_events;
            UPDATE event_counter SET last_sequence = last_sequence + 1 WHERE id = 1 RETURNING last_sequence AS sequence \gset
            INSERT INTO events (sequence, tenant_id, type, subject_kind, subject_id, subject_version, previous_status, status, occurred_at, payload) VALUES (:sequence, :tenant, 'withdrawal.confirmed', 'wdr', :withdrawal, 3, 'PENDING', 'CONFIRMED', now(), '{NoPayload}');
            COMMIT;

            """;

    private const string NoPayload = "{}";

    /// <summary>pgbench takes <c>:true</c> for a variable, in a string too.</summary>
    private static string Parties =>
        CeilingRows.Parties.Replace(":true", ": true", StringComparison.Ordinal);

    public static async Task PrepareAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Preparation, connection);
        await command.ExecuteNonQueryAsync();
    }
}
