using System.Data.Common;
using Microsoft.Data.Sqlite;
using Payments.Storage;
using Payments.Storage.Migrations;
using Payments.Storage.Rows;
using Payments.Storage.Sqlite;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Writes the rows that withdrawals write, into the platform's own tables and by its own prepared
/// statements, with nothing decided, read or answered in between.
/// </summary>
internal sealed class CeilingWriter : IDisposable
{
    private readonly PaymentsDatabase _database;
    private readonly DbConnection _connection;
    private readonly SqliteRowWriter _writer;
    private readonly CeilingTenant[] _tenants;
    private readonly bool _wholeLife;
    private CeilingBatch _earlier = new();

    private CeilingWriter(
        PaymentsDatabase database,
        DbConnection connection,
        CeilingTenant[] tenants,
        bool wholeLife
    )
    {
        (_database, _connection, _tenants, _wholeLife) = (database, connection, tenants, wholeLife);
        _writer = new SqliteRowWriter((SqliteConnection)connection);
        _writer.Write(
            LedgerRows.Accounts,
            [.. tenants.SelectMany(tenant => tenant.Accounts).Select(state => state.Account)]
        );
    }

    /// <param name="file">Where the database is made.</param>
    /// <param name="tenants">Among how many the withdrawals are spread.</param>
    /// <param name="wholeLife">
    /// Whether a commit also writes what the rail's two answers to earlier withdrawals change: accepted,
    /// then settled. Else only what is written when they are made.
    /// </param>
    public static async Task<CeilingWriter> OpenAsync(string file, int tenants, bool wholeLife)
    {
        var database = new PaymentsDatabase(StorageSettings.Parse($"Data Source={file}"));
        await Migrator.MigrateAsync(database, CancellationToken.None);
        return new(
            database,
            await database.OpenWriterAsync(CancellationToken.None),
            [.. Enumerable.Range(0, tenants).Select(_ => new CeilingTenant())],
            wholeLife
        );
    }

    /// <summary>One transaction, as the write gate groups it: balances and chains once for all.</summary>
    public async Task CommitAsync(int withdrawals, DateTimeOffset now)
    {
        var rows = new CeilingBatch();
        for (var i = 0; i < withdrawals; i++)
        {
            rows.Make(_tenants[i % _tenants.Length], now);
        }

        if (_wholeLife)
        {
            rows.Accept(_earlier, now);
            rows.Settle(_earlier, now);
        }

        await using var transaction = await _connection.BeginTransactionAsync();
        await rows.WriteAsync(_writer);
        await transaction.CommitAsync();
        _earlier = rows;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _connection.Dispose();
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
