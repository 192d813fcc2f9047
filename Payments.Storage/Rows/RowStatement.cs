using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Payments.Storage.Rows;

/// <summary>
/// A prepared statement for many rows of one table, in both dialects: SQLite runs it once per row,
/// PostgreSQL once per batch over arrays.
/// </summary>
internal sealed class RowStatement<TRow>
{
    private readonly string _table;

    private RowStatement(
        string table,
        string sqlite,
        string postgres,
        IReadOnlyList<Column> columns,
        Action<IRowSink, TRow> write
    ) => (_table, Sqlite, Postgres, Columns, Write) = (table, sqlite, postgres, columns, write);

    public string Sqlite { get; }

    public string Postgres { get; }

    public IReadOnlyList<Column> Columns { get; }

    public Action<IRowSink, TRow> Write { get; }

    /// <summary>Each row given is one that is there: to meet none is a conflict with another writer.</summary>
    public bool MustMeet { get; private init; }

    /// <param name="onConflict">What a row that is there already becomes; empty: a failure.</param>
    public static RowStatement<TRow> Insert(
        string table,
        Column[] columns,
        Action<IRowSink, TRow> write,
        string onConflict = ""
    )
    {
        var names = Names(columns.Select(column => column.Name));
        var marks = Names(columns.Select(_ => "?"));
        return new(
            table,
            $"INSERT INTO {table} ({names}) VALUES ({marks}) {onConflict}",
            $"INSERT INTO {table} ({names}) SELECT * FROM unnest({Arrays(columns)}) {onConflict}",
            columns,
            write
        );
    }

    /// <param name="set">The columns that change.</param>
    /// <param name="where">What finds the row: its key, and the version that it must still have.</param>
    /// <param name="write">Gives the values of <paramref name="set"/>, then of <paramref name="where"/>.</param>
    public static RowStatement<TRow> Update(
        string table,
        Column[] set,
        Column[] where,
        Action<IRowSink, TRow> write
    )
    {
        // The version is on both sides: what it was and what it becomes.
        var names = Names([.. set.Select(To), .. where.Select(Was)]);
        return new(
            table,
            $"UPDATE {table} SET {Names(set.Select(column => $"{column.Name} = ?"))} WHERE {Marks(where)}",
            $"UPDATE {table} SET {Names(set.Select(column => $"{column.Name} = changed.{To(column)}"))} "
                + $"FROM unnest({Arrays([.. set, .. where])}) AS changed ({names}) "
                + $"WHERE {Match(table, "changed", where, Was)}",
            [.. set, .. where],
            write
        )
        {
            MustMeet = true,
        };

        static string To(Column column) => $"to_{column.Name}";
        static string Was(Column column) => $"was_{column.Name}";
    }

    /// <param name="mustMeet">Whether a row that is not there is a conflict.</param>
    public static RowStatement<TRow> Delete(
        string table,
        Column[] where,
        Action<IRowSink, TRow> write,
        bool mustMeet = false
    )
    {
        var names = Names(where.Select(column => column.Name));
        return new(
            table,
            $"DELETE FROM {table} WHERE {Marks(where)}",
            $"DELETE FROM {table} USING unnest({Arrays(where)}) AS gone ({names}) "
                + $"WHERE {Match(table, "gone", where, column => column.Name)}",
            where,
            write
        )
        {
            MustMeet = mustMeet,
        };
    }

    /// <summary>Somebody else changed or removed a row meanwhile; the work can be repeated.</summary>
    public Exception Missed() =>
        new DbUpdateConcurrencyException($"A row of {_table} is no longer what was read.");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Marks(Column[] where) =>
        string.Join(" AND ", where.Select(column => $"{column.Name} = ?"));

    private static string Match(
        string table,
        string rows,
        Column[] where,
        Func<Column, string> nameOf
    ) =>
        string.Join(
            " AND ",
            where.Select(column => $"{table}.{column.Name} = {rows}.{nameOf(column)}")
        );

    private static string Arrays(Column[] columns) =>
        Names(
            columns.Select(
                (column, index) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
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
            ColumnType.Bool => "boolean[]",
            ColumnType.Text => "text[]",
            ColumnType.Bytes => "bytea[]",
            ColumnType.Time => "timestamptz[]",
            ColumnType.Date => "date[]",
            ColumnType.Decimal => "numeric[]",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
}
