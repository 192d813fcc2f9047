namespace Payments.Storage.Rows;

/// <summary>
/// A prepared statement for many rows of one core table, in both dialects: SQLite runs it once per
/// row, PostgreSQL once per batch over arrays.
/// </summary>
internal sealed class RowStatement<TRow>
{
    private RowStatement(
        string sqlite,
        string postgres,
        IReadOnlyList<Column> columns,
        Action<IRowSink, TRow> write
    ) => (Sqlite, Postgres, Columns, Write) = (sqlite, postgres, columns, write);

    public string Sqlite { get; }

    public string Postgres { get; }

    public IReadOnlyList<Column> Columns { get; }

    public Action<IRowSink, TRow> Write { get; }

    /// <param name="onConflict">What a row that is there already becomes; empty: a failure.</param>
    public static RowStatement<TRow> Insert(
        string table,
        Column[] columns,
        Action<IRowSink, TRow> write,
        string onConflict = ""
    )
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        var marks = string.Join(", ", columns.Select(_ => "?"));
        return new(
            $"INSERT INTO {table} ({names}) VALUES ({marks}) {onConflict}",
            $"INSERT INTO {table} ({names}) SELECT * FROM unnest({Arrays(columns)}) {onConflict}",
            columns,
            write
        );
    }

    public static RowStatement<TRow> Delete(
        string table,
        Column[] key,
        Action<IRowSink, TRow> write
    )
    {
        var names = string.Join(", ", key.Select(column => column.Name));
        var marks = string.Join(" AND ", key.Select(column => $"{column.Name} = ?"));
        var match = string.Join(
            " AND ",
            key.Select(column => $"{table}.{column.Name} = gone.{column.Name}")
        );
        return new(
            $"DELETE FROM {table} WHERE {marks}",
            $"DELETE FROM {table} USING unnest({Arrays(key)}) AS gone ({names}) WHERE {match}",
            key,
            write
        );
    }

    private static string Arrays(Column[] columns) =>
        string.Join(
            ", ",
            columns.Select(
                (column, index) =>
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"${index + 1}::{ArrayTypes.Of(column.Type)}"
                    )
            )
        );
}

internal static class ArrayTypes
{
    public static string Of(ColumnType type) =>
        type switch
        {
            ColumnType.Id => "uuid[]",
            ColumnType.Long => "bigint[]",
            ColumnType.Int => "integer[]",
            ColumnType.Text => "text[]",
            ColumnType.Bytes => "bytea[]",
            ColumnType.Time => "timestamptz[]",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
}
