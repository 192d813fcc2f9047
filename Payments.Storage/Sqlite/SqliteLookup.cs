using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Finds one row by a prepared statement that lives as long as the connection: EF Core has SQLite
/// parse its text at every call, which costs a multiple of the read.
/// </summary>
/// <param name="sql">Selects one row at most; its parameters are question marks.</param>
internal sealed class SqliteLookup<TRow>(
    SqliteConnection connection,
    string sql,
    Func<SqliteColumns, TRow> read
) : IDisposable
    where TRow : class
{
    private readonly sqlite3 _handle = SqliteHandle.Of(connection);
    private readonly byte[] _id = new byte[16];
    private sqlite3_stmt? _statement;
    private int _index;

    public void Dispose() => _statement?.Dispose();

    /// <summary>Call it first, then the values of the parameters in their order, then <see cref="One"/>.</summary>
    public SqliteLookup<TRow> Begin()
    {
        _statement ??= Prepare();
        _index = 0;
        return this;
    }

    public SqliteLookup<TRow> With(Guid id)
    {
        id.TryWriteBytes(_id, bigEndian: true, out _);
        Check(raw.sqlite3_bind_blob(_statement, ++_index, _id));
        return this;
    }

    public SqliteLookup<TRow> With(string text)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_index, text));
        return this;
    }

    public TRow? One()
    {
        try
        {
            return raw.sqlite3_step(_statement) switch
            {
                raw.SQLITE_DONE => null,
                raw.SQLITE_ROW => read(new(_statement!)),
                var fault => throw Fault(fault),
            };
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    private sqlite3_stmt Prepare()
    {
        Check(
            raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement)
        );
        return statement;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Fault(result);
        }
    }

    private SqliteException Fault(int result) =>
        new(
            raw.sqlite3_errmsg(_handle).utf8_to_string(),
            result & 0xff,
            raw.sqlite3_extended_errcode(_handle)
        );
}
