using Microsoft.Data.Sqlite;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Storage;
using Payments.Storage.Rows;
using Payments.Storage.Sqlite;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Gives a payer years of history by prepared inserts: withdrawals to list, and entries under its
/// balance. Nothing waits for the disk meanwhile.
/// </summary>
internal static class LongHistory
{
    private const int CommitSize = 20_000;

    public static async Task PutAsync(string connectionString, TenantId tenantId, int withdrawals)
    {
        await using var database = new PaymentsDatabase(StorageSettings.Parse(connectionString));
        await using var connection = (SqliteConnection)
            await database.OpenWriterAsync(CancellationToken.None);
        await ExecuteAsync(connection, "PRAGMA synchronous = OFF");
        using var writer = new SqliteRowWriter(connection);
        var account = await AccountAsync(connection, tenantId);
        for (var done = 0; done < withdrawals; done += CommitSize)
        {
            var count = Math.Min(CommitSize, withdrawals - done);
            await using var transaction = await connection.BeginTransactionAsync();
            writer.Write(CeilingRows.Withdrawals, Rows(count, _ => Withdrawal(tenantId)));
            writer.Write(
                LedgerRows.Entries,
                Rows(count, index => Entry(tenantId, account, done + index))
            );
            await transaction.CommitAsync();
        }

        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static TRow[] Rows<TRow>(int count, Func<int, TRow> make) =>
        [.. Enumerable.Range(0, count).Select(make)];

    private static WithdrawalRow Withdrawal(TenantId tenantId) =>
        new(
            tenantId,
            EntityId.New<Domain.Withdrawals.WithdrawalId>(),
            TimeProvider.System.GetUtcNow()
        );

    // After the entries of the endowment, one second apart, each of nothing.
    private static LedgerEntry Entry(TenantId tenantId, LedgerAccountId account, int index) =>
        new()
        {
            TenantId = tenantId,
            AccountId = account,
            Sequence = 2 + index,
            TransactionPosition = 1_000 + index,
            Line = 0,
            Amount = 0,
            BalanceAfter = 90_000_000_00,
            OccurredAt = DateTimeOffset.UnixEpoch.AddSeconds(index),
        };

    private static async Task<LedgerAccountId> AccountAsync(
        SqliteConnection connection,
        TenantId tenantId
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT id FROM ledger_accounts WHERE tenant_id = $tenant AND kind = 'Available'";
        command.Parameters.AddWithValue("$tenant", tenantId.Value.ToByteArray(bigEndian: true));
        return new(new Guid((byte[])(await command.ExecuteScalarAsync())!, bigEndian: true));
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
