using Microsoft.Data.Sqlite;
using Npgsql;

namespace Payments.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Which database, read from one connection string.</summary>
public sealed record StorageSettings
{
    public const string Setting = "ConnectionStrings:Payments";

    private const int PreparedMax = 100;

    // PostgreSQL takes a hundred connections unless told otherwise, some of them kept back for its
    // administrator. Whoever comes when all are in use waits for one instead of being refused.
    private const int ReadersMax = 56;
    private const int WritersMax = 32;

    private StorageSettings(StorageProvider provider, string writer, string reader) =>
        (Provider, WriterConnectionString, ReaderConnectionString) = (provider, writer, reader);

    public StorageProvider Provider { get; }

    public string WriterConnectionString { get; }

    /// <summary>Opened read-only, so that a query can never become a change.</summary>
    public string ReaderConnectionString { get; }

    /// <exception cref="StorageSettingsException">Neither database is meant.</exception>
    public static StorageSettings Parse(string? connectionString)
    {
        try
        {
            return connectionString switch
            {
                { } text when Starts(text, "Data Source=", "DataSource=") => Sqlite(text),
                { } text when Starts(text, "Host=", "Server=") => Postgres(text),
                _ => throw new StorageSettingsException("Neither 'Data Source=…' nor 'Host=…'"),
            };
        }
        catch (ArgumentException exception)
        {
            throw new StorageSettingsException(exception.Message);
        }
    }

    private static bool Starts(string text, params string[] beginnings) =>
        Array.Exists(
            beginnings,
            beginning => text.TrimStart().StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        );

    private static StorageSettings Sqlite(string text)
    {
        var given = new SqliteConnectionStringBuilder(text);
        if (given.DataSource is "" or ":memory:" || given.Mode is SqliteOpenMode.Memory)
        {
            throw new StorageSettingsException("SQLite needs a file");
        }

        var writer = new SqliteConnectionStringBuilder(text)
        {
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = false,
        };
        var reader = new SqliteConnectionStringBuilder(text)
        {
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
        };
        return new(StorageProvider.Sqlite, writer.ToString(), reader.ToString());
    }

    private static StorageSettings Postgres(string text)
    {
        var writer = Prepared(text, WritersMax);
        var reader = Prepared(text, ReadersMax);
        reader.Options = $"{reader.Options} -c default_transaction_read_only=on".Trim();
        return new(StorageProvider.Postgres, writer.ToString(), reader.ToString());
    }

    // The same few statements over and over: planned once for each connection, unless told otherwise.
    private static NpgsqlConnectionStringBuilder Prepared(string text, int connectionsMax)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        // True for what the text says, by whichever of its names.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = PreparedMax;
            settings.AutoPrepareMinUsages = 2;
        }

        if (!settings.ShouldSerialize("Maximum Pool Size"))
        {
            settings.MaxPoolSize = connectionsMax;
        }

        return settings;
    }
}

/// <summary>The setting cannot be used; the message is one sentence that names it.</summary>
public sealed class StorageSettingsException(string problem)
    : Exception($"{StorageSettings.Setting} cannot be used: {problem.TrimEnd('.')}.");
