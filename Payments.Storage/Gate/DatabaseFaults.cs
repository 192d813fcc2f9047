using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payments.Domain.Errors;

namespace Payments.Storage.Gate;

/// <summary>What a database's complaint means.</summary>
public static class DatabaseFaults
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;

    /// <summary>
    /// Nothing is wrong with what was asked: the database has no connection or no room left, starts, stops,
    /// cannot be reached, or others are in the way. The same request can succeed later.
    /// </summary>
    public static bool IsTemporary(Exception exception) =>
        IsTransient(exception)
        || Cause(exception) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is SqliteLocked or SqliteFull,
            PostgresException postgres => postgres.IsTransient
                || postgres.SqlState
                    is PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown,
            _ => false,
        };

    /// <summary>Somebody else was in the way; the same work can succeed when repeated.</summary>
    internal static bool IsTransient(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || Cause(exception) switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode == SqliteBusy,
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.SerializationFailure,
            NpgsqlException npgsql => npgsql.IsTransient,
            _ => false,
        };

    /// <summary>The refusal that a violated unique index means, or the fault itself.</summary>
    internal static Exception Explain(Exception exception, GateRequest request)
    {
        if (UniqueIndexOf(Cause(exception)) is not { } index)
        {
            return exception;
        }

        return request.RefusalOf(index)
            ?? (
                index.Contains("external_id", StringComparison.Ordinal)
                    ? new DuplicateExternalIdException(externalId: null)
                    : exception
            );
    }

    /// <summary>PostgreSQL names the index, SQLite its columns: each contains the column's name.</summary>
    private static string? UniqueIndexOf(DbException? cause) =>
        cause switch
        {
            SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } sqlite =>
                sqlite.Message,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres =>
                postgres.ConstraintName,
            _ => null,
        };

    private static DbException? Cause(Exception? exception) =>
        exception switch
        {
            null => null,
            DbException cause => cause,
            _ => Cause(exception.InnerException),
        };
}
