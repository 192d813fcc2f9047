namespace Payments.Storage.Migrations;

/// <summary>What the tokens of a migration file become, so that one file serves both databases.</summary>
internal static class SqlTypes
{
    public static IReadOnlyDictionary<string, string> Of(StorageProvider provider) =>
        provider is StorageProvider.Sqlite ? Sqlite : Postgres;

    private static readonly Dictionary<string, string> Sqlite = new(StringComparer.Ordinal)
    {
        ["{id}"] = "BLOB",
        ["{bytes}"] = "BLOB",
        ["{text}"] = "TEXT",
        ["{int}"] = "INTEGER",
        ["{long}"] = "INTEGER",
        ["{bool}"] = "INTEGER",
        ["{time}"] = "INTEGER",
        ["{date}"] = "TEXT",
        ["{decimal}"] = "TEXT",
        ["{rate}"] = "TEXT",
        ["{clustered}"] = "WITHOUT ROWID",
    };

    private static readonly Dictionary<string, string> Postgres = new(StringComparer.Ordinal)
    {
        ["{id}"] = "uuid",
        ["{bytes}"] = "bytea",
        ["{text}"] = "text",
        ["{int}"] = "integer",
        ["{long}"] = "bigint",
        ["{bool}"] = "boolean",
        ["{time}"] = "timestamp with time zone",
        ["{date}"] = "date",
        ["{decimal}"] = "numeric",
        ["{rate}"] = "numeric",
        ["{clustered}"] = "",
    };
}
