using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The native handle of an open connection. Asked for by name because the compiler, unlike the
/// runtime (see <see cref="SqliteAssemblies"/>), cannot be told that two versions are one.
/// </summary>
internal static class SqliteHandle
{
    public static sqlite3 Of(SqliteConnection connection) =>
        (sqlite3)typeof(SqliteConnection).GetProperty("Handle")!.GetValue(connection)!;
}
