using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Storage;
using Payments.Storage;

namespace Payments.Tests.Storage;

/// <summary>
/// A schema as lines of text (<c>deposits: column status TEXT not null</c>), read from the model or
/// from a migrated database, so that the two can be compared and the difference be read. Indexes on
/// columns of complex properties, which EF Core cannot declare, are named <c>lookup_…</c> and left out.
/// </summary>
internal static class SchemaDescription
{
    public static SortedSet<string> OfModel(PaymentsDb db)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (var table in Tables(db))
        {
            foreach (var column in table.Columns)
            {
                var isNullable = column.IsNullable ? "null" : "not null";
                lines.Add($"{table.Name}: column {column.Name} {column.StoreType} {isNullable}");
            }

            lines.Add($"{table.Name}: key {Names(table.PrimaryKey!.Columns)}");
            foreach (var index in table.Indexes)
            {
                lines.Add($"{table.Name}: {Kind(index.IsUnique)} {Names(index.Columns)}");
            }
        }

        return lines;
    }

    /// <summary>What a migration file would say, for the tables that have none.</summary>
    public static string CreateTable(PaymentsDb db, string name)
    {
        var table = Tables(db).Single(table => table.Name == name);
        var columns = table.Columns.Select(column =>
            $"    {column.Name} {Token(column)}{(column.IsNullable ? "" : " NOT NULL")},"
        );
        var indexes = table.Indexes.Select(index =>
            $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {(index.IsUnique ? "ux" : "ix")}_{name}_"
            + $"{string.Join('_', index.Columns.Skip(1).Select(column => column.Name))} ON {name} ({Names(index.Columns)});"
        );
        return string.Join(
            '\n',
            [
                $"CREATE TABLE {name} (",
                .. columns,
                $"    PRIMARY KEY ({Names(table.PrimaryKey!.Columns)})",
                ");",
                .. indexes,
            ]
        );
    }

    public static async Task<SortedSet<string>> OfDatabaseAsync(
        PaymentsDatabase database,
        CancellationToken cancellationToken
    )
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        var sql = database.Provider is StorageProvider.Sqlite ? SqliteSql : PostgresSql;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private const string SqliteSql = """
        SELECT t.name || ': column ' || c.name || ' ' || c.type ||
               CASE WHEN c."notnull" THEN ' not null' ELSE ' null' END
        FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT name || ': key ' || group_concat(col, ', ') FROM (
            SELECT t.name, c.name AS col FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND c.pk > 0 ORDER BY t.name, c.pk) GROUP BY name
        UNION ALL
        SELECT name || CASE WHEN is_unique THEN ': unique index ' ELSE ': index ' END || group_concat(col, ', ') FROM (
            SELECT t.name, i.name AS idx, i."unique" AS is_unique, c.name AS col
            FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
            WHERE t.type = 'table' AND i.origin <> 'pk' AND i.name NOT LIKE 'lookup_%' ORDER BY t.name, i.name, c.seqno) GROUP BY name, idx
        """;

    private const string PostgresSql = """
        SELECT table_name || ': column ' || column_name || ' ' || data_type ||
               CASE WHEN is_nullable = 'YES' THEN ' null' ELSE ' not null' END
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT t.relname || CASE WHEN i.indisprimary THEN ': key ' WHEN i.indisunique THEN ': unique index ' ELSE ': index ' END ||
               (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
                FROM unnest(i.indkey::int[]) WITH ORDINALITY AS k(number, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_class x ON x.oid = i.indexrelid
        WHERE t.relnamespace = 'public'::regnamespace AND x.relname NOT LIKE 'lookup_%'
        """;

    private static IEnumerable<ITable> Tables(PaymentsDb db) =>
        db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;

    private static string Kind(bool isUnique) => isUnique ? "unique index" : "index";

    private static string Names(IEnumerable<IColumn> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

    private static string Token(IColumn column)
    {
        var type = column.PropertyMappings[0].Property;
        var clr = Nullable.GetUnderlyingType(type.ClrType) ?? type.ClrType;
        return clr switch
        {
            _ when clr == typeof(DateTimeOffset) => "{time}",
            _ when clr == typeof(bool) => "{bool}",
            _ when clr == typeof(int) => "{int}",
            _ when clr == typeof(long) => "{long}",
            _ when clr == typeof(byte[]) => "{bytes}",
            _ when clr == typeof(decimal) => "{decimal}",
            _ when clr == typeof(DateOnly) => "{date}",
            _ when clr == typeof(Domain.Values.Rate) => "{rate}",
            _ when column.StoreType is "BLOB" or "uuid" => "{id}",
            _ => "{text}",
        };
    }
}
