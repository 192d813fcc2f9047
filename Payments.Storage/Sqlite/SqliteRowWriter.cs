using System.Globalization;
using Microsoft.Data.Sqlite;
using Payments.Domain.Storage;
using Payments.Storage.Rows;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Prepared statements on SQLite's own interface: values are bound without boxing, and a statement
/// lives as long as the connection. One process writes, so the last sequence is remembered.
/// </summary>
internal sealed class SqliteRowWriter(SqliteConnection connection) : IRowWriter, IRowSink
{
    private readonly Dictionary<object, sqlite3_stmt> _statements = [];
    private readonly byte[] _id = new byte[16];
    private sqlite3_stmt _current = null!;
    private int _index;
    private long? _lastSequence;

    private readonly sqlite3 _handle = SqliteHandle.Of(connection);

    public void Write<TRow>(RowStatement<TRow> statement, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        _current = Prepared(statement, statement.Sqlite);
        foreach (var row in rows)
        {
            _index = 0;
            statement.Write(this, row);
            Step();
            if (statement.MustMeet && raw.sqlite3_changes(_handle) == 0)
            {
                throw statement.Missed();
            }
        }
    }

    public ValueTask<long> FlushAsync(int count, CancellationToken cancellationToken)
    {
        var last = _lastSequence ?? ReadLastSequence();
        if (count > 0)
        {
            _current = Prepared(this, "UPDATE event_counter SET last_sequence = ? WHERE id = 1");
            _index = 0;
            Long(last + count);
            Step();
        }

        _lastSequence = last + count;
        return new(last + 1);
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>The transaction is rolled back: what was remembered is not true.</summary>
    public void Forget() => _lastSequence = null;

    public void Id(Guid? value)
    {
        if (value is not { } id)
        {
            Null();
            return;
        }

        id.TryWriteBytes(_id, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(_current, ++_index, _id));
    }

    public void Long(long? value) =>
        Check(
            value is { } number
                ? raw.sqlite3_bind_int64(_current, ++_index, number)
                : raw.sqlite3_bind_null(_current, ++_index)
        );

    public void Int(int? value) =>
        Check(
            value is { } number
                ? raw.sqlite3_bind_int(_current, ++_index, number)
                : raw.sqlite3_bind_null(_current, ++_index)
        );

    public void Bool(bool? value) =>
        Int(
            value switch
            {
                true => 1,
                false => 0,
                null => null,
            }
        );

    public void Text(string? value) =>
        Check(
            value is null
                ? raw.sqlite3_bind_null(_current, ++_index)
                : raw.sqlite3_bind_text(_current, ++_index, value)
        );

    public void Bytes(byte[]? value) =>
        Check(
            value is null
                ? raw.sqlite3_bind_null(_current, ++_index)
                : raw.sqlite3_bind_blob(_current, ++_index, value)
        );

    public void Time(DateTimeOffset? value) =>
        Long(value is { } instant ? ValueConverters.ToMicroseconds(instant) : null);

    // Dates and decimals: as Microsoft.Data.Sqlite writes them, and reads them back.
    public void Date(DateOnly? value) =>
        Text(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Decimal(decimal? value) =>
        Text(value?.ToString("0.0###########################", CultureInfo.InvariantCulture));

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }

    private void Null() => Check(raw.sqlite3_bind_null(_current, ++_index));

    private sqlite3_stmt Prepared(object key, string sql)
    {
        if (!_statements.TryGetValue(key, out var statement))
        {
            Check(
                raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement)
            );
            _statements.Add(key, statement);
        }

        return statement;
    }

    private void Step()
    {
        var result = raw.sqlite3_step(_current);
        raw.sqlite3_reset(_current);
        if (result is not raw.SQLITE_DONE and not raw.SQLITE_ROW)
        {
            Check(result);
        }
    }

    private long ReadLastSequence()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT last_sequence FROM event_counter WHERE id = 1";
        return (long)command.ExecuteScalar()!;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(
                raw.sqlite3_errmsg(_handle).utf8_to_string(),
                result & 0xff,
                raw.sqlite3_extended_errcode(_handle)
            );
        }
    }
}
