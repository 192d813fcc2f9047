using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite;

/// <summary>
/// Keeps a SQLite file to one process: the gate remembers books and sequences between batches, which
/// is only true while nobody else writes. A file beside the database is locked, and the operating
/// system lets go of it whatever becomes of the process.
/// </summary>
internal static class SingleProcess
{
    /// <exception cref="StorageSettingsException">Another process has it, or nobody can.</exception>
    public static IDisposable Claim(string connectionString)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception exception)
            when (exception
                    is DirectoryNotFoundException
                        or FileNotFoundException
                        or UnauthorizedAccessException
            )
        {
            throw new StorageSettingsException(exception.Message);
        }
        catch (IOException)
        {
            throw new StorageSettingsException(
                $"another process has the database open ('{path}' is locked)"
            );
        }
    }
}
