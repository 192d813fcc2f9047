using Payments.Domain.Storage;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>The columns of the row that was found, from 0, as the row writer wrote them.</summary>
internal readonly struct SqliteColumns(sqlite3_stmt statement)
{
    public Guid Id(int index) => new(raw.sqlite3_column_blob(statement, index), bigEndian: true);

    public byte[] Bytes(int index) => raw.sqlite3_column_blob(statement, index).ToArray();

    public string Text(int index) => raw.sqlite3_column_text(statement, index).utf8_to_string();

    public string? TextOrNull(int index) => IsNull(index) ? null : Text(index);

    public int Int(int index) => raw.sqlite3_column_int(statement, index);

    public long Long(int index) => raw.sqlite3_column_int64(statement, index);

    public DateTimeOffset Time(int index) => ValueConverters.FromMicroseconds(Long(index));

    public DateTimeOffset? TimeOrNull(int index) => IsNull(index) ? null : Time(index);

    public TEnum Enum<TEnum>(int index)
        where TEnum : struct, Enum => System.Enum.Parse<TEnum>(Text(index));

    private bool IsNull(int index) => raw.sqlite3_column_type(statement, index) == raw.SQLITE_NULL;
}
