using System.Data.Common;
using Payments.Storage.Sqlite;

namespace Payments.Storage.Migrations;

/// <summary>
/// Brings a database to the schema of this build: every file that it has not seen, in order of name,
/// in one transaction. Nodes that start together wait for each other.
/// </summary>
public static class Migrator
{
    // Any number that nothing else in the database locks.
    private const long AdvisoryLock = 7_305_819_264;

    /// <returns>The names of the files applied now.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        PaymentsDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (database.Provider is StorageProvider.Postgres)
        {
            await RunAsync(
                connection,
                $"SELECT pg_advisory_xact_lock({AdvisoryLock})",
                cancellationToken
            );
        }

        await RunAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL)",
            cancellationToken
        );
        var seen = await SeenAsync(connection, cancellationToken);
        List<string> applied = [];
        foreach (var migration in Migration.For(database.Provider))
        {
            if (seen.TryGetValue(migration.Name, out var checksum))
            {
                RequireUnchanged(migration, checksum);
                continue;
            }

            await RunAsync(connection, migration.Sql, cancellationToken);
            if (migration.Name == FundingReferenceFill.After)
            {
                await FundingReferenceFill.RunAsync(connection, cancellationToken);
            }

            await RunAsync(
                connection,
                $"INSERT INTO schema_migrations (name, checksum) VALUES ('{migration.Name}', '{migration.Checksum}')",
                cancellationToken
            );
            applied.Add(migration.Name);
        }

        if (applied.Count > 0 && database.Provider is StorageProvider.Sqlite)
        {
            await SqliteStatistics.WriteAsync(connection, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return applied;
    }

    private static void RequireUnchanged(Migration migration, string checksum)
    {
        if (migration.Checksum != checksum)
        {
            throw new StorageSettingsException(
                $"the database was made by another version of {migration.Name}"
            );
        }
    }

    private static async Task<Dictionary<string, string>> SeenAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, checksum FROM schema_migrations";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            seen[reader.GetString(0)] = reader.GetString(1);
        }

        return seen;
    }

    private static async Task RunAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from files embedded in this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
