using System.Data.Common;
using System.Globalization;

namespace Payments.Storage.Sqlite;

/// <summary>
/// What SQLite's planner is told of the tables (<c>sqlite_stat1</c>), instead of what it would count or guess. It guesses
/// that a tenant has ten rows, and then reads all of a tenant's rows for one sub-client's; what it counts in a
/// database changes its plans on a day nobody chose. So every database is planned for as a large one: many
/// tenants, many rows of each, few for one id.
/// <see href="https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table"/>.
/// </summary>
internal static class SqliteStatistics
{
    private const long RowsOfTable = 1_000_000;
    private const long Tenants = 100;

    // Of a status, a kind or a currency there are a few.
    private const long FewValues = 10;
    private const long ManyValues = 10_000;

    // More than one, so that a unique index is preferred; and the lines of a batch are more than those of one of its keys.
    private const long RowsOfOneValue = 5;
    private const long RowsOfOneGroup = 50;

    private static readonly string[] OfFewValues =
    [
        "status",
        "kind",
        "currency",
        "type",
        "rail",
        "environment",
        "reason",
        "mode",
    ];

    private const string Indexes = """
        SELECT t.name, CASE WHEN i.origin = 'pk' AND l.wr THEN t.name ELSE i.name END, i."unique", c.name
        FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c, pragma_table_list(t.name) l
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        ORDER BY t.name, i.seq, c.seqno
        """;

    public static async Task WriteAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var indexes = await ReadIndexesAsync(connection, cancellationToken);
        // Of the schema itself nothing is counted: this makes the table, and afterwards reads it.
        await ExecuteAsync(connection, "ANALYZE sqlite_schema", cancellationToken);
        await ExecuteAsync(connection, "DELETE FROM sqlite_stat1", cancellationToken);
        foreach (var index in indexes)
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)";
            Add(insert, "$1", index.Table);
            Add(insert, "$2", index.Name);
            Add(insert, "$3", Estimate(index));
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await ExecuteAsync(connection, "ANALYZE sqlite_schema", cancellationToken);
    }

    /// <summary>How many rows there are, then how many have the same first column, the same first two, …</summary>
    private static string Estimate(KeyedIndex index)
    {
        List<long> rows = [RowsOfTable];
        for (var i = 0; i < index.Columns.Count; i++)
        {
            var isLast = i == index.Columns.Count - 1;
            var least = !isLast ? RowsOfOneGroup : RowsOfOneValue;
            rows.Add(Math.Max(rows[^1] / ValuesOf(index.Columns[i]), least));
        }

        rows[^1] = index.IsUnique ? 1 : rows[^1];
        return string.Join(' ', rows.Select(row => row.ToString(CultureInfo.InvariantCulture)));
    }

    private static long ValuesOf(string column) =>
        column == "tenant_id" ? Tenants
        : Array.Exists(OfFewValues, name => column.EndsWith(name, StringComparison.Ordinal))
            ? FewValues
        : ManyValues;

    private static async Task<List<KeyedIndex>> ReadIndexesAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        List<KeyedIndex> indexes = [];
        await using var command = connection.CreateCommand();
        command.CommandText = Indexes;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (table, name) = (reader.GetString(0), reader.GetString(1));
            if (indexes.Count == 0 || indexes[^1].Table != table || indexes[^1].Name != name)
            {
                indexes.Add(new(table, name, reader.GetBoolean(2), []));
            }

            indexes[^1].Columns.Add(reader.GetString(3));
        }

        return indexes;
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record KeyedIndex(
        string Table,
        string Name,
        bool IsUnique,
        List<string> Columns
    );
}
