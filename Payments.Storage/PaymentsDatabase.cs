using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage.Postgres;

namespace Payments.Storage;

/// <summary>One database: pooled contexts for reading, plain connections for the writer.</summary>
public sealed class PaymentsDatabase : IDatabase, IAsyncDisposable
{
    private readonly PooledDbContextFactory<PaymentsDb> _readers;
    private readonly NpgsqlDataSource? _postgresReaders;
    private readonly NpgsqlDataSource? _postgresWriters;

    public PaymentsDatabase(StorageSettings settings)
    {
        Settings = settings;
        var options = new DbContextOptionsBuilder<PaymentsDb>();
        if (settings.Provider is StorageProvider.Sqlite)
        {
            options.UseSqlite(settings.ReaderConnectionString);
        }
        else
        {
            _postgresReaders = NpgsqlDataSource.Create(settings.ReaderConnectionString);
            _postgresWriters = NpgsqlDataSource.Create(settings.WriterConnectionString);
            Adapt(options.UseNpgsql(_postgresReaders));
        }

        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        _readers = new(options.Options);
    }

    public StorageSettings Settings { get; }

    public StorageProvider Provider => Settings.Provider;

    public PaymentsDb Open(TenantScope scope)
    {
        var db = _readers.CreateDbContext();
        db.Scope = scope;
        return db;
    }

    /// <summary>For the start message: <c>SQLite 3.40.1</c>.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenWriterAsync(cancellationToken);
        var product = Provider is StorageProvider.Sqlite ? "SQLite" : "PostgreSQL";
        return $"{product} {connection.ServerVersion}";
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider is StorageProvider.Sqlite)
        {
            await using var connection = new SqliteConnection(Settings.ReaderConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        if (_postgresReaders is not null && _postgresWriters is not null)
        {
            await _postgresReaders.DisposeAsync();
            await _postgresWriters.DisposeAsync();
        }
    }

    internal async Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken)
    {
        if (_postgresWriters is not null)
        {
            return await _postgresWriters.OpenConnectionAsync(cancellationToken);
        }

        var connection = new SqliteConnection(Settings.WriterConnectionString);
        await connection.OpenAsync(cancellationToken);
        // The checkpoint threshold is 16 MB of log, so that it is paid once in thousands of commands.
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA busy_timeout = 10000;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            """;
        await pragmas.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>A tracking context on the writer's own connection, for the gate alone.</summary>
    internal PaymentsDb OpenWriterContext(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<PaymentsDb>();
        if (Provider is StorageProvider.Sqlite)
        {
            options.UseSqlite(connection);
        }
        else
        {
            Adapt(options.UseNpgsql(connection));
        }

        var db = new PaymentsDb(options.Options);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    private static void Adapt(DbContextOptionsBuilder options) =>
        options.AddInterceptors(PostgresParameters.Instance, PostgresFailedCommands.Instance);
}
