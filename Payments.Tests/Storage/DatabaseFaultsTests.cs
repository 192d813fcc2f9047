using Microsoft.Data.Sqlite;
using Npgsql;
using Payments.Storage.Gate;

namespace Payments.Tests.Storage;

/// <summary>Which complaints of a database end by themselves.</summary>
public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.TooManyConnections)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    public void PostgreSQL_will_take_the_same_later(string state) =>
        DatabaseFaults.IsTemporary(Wrapped(Complaint(state))).ShouldBeTrue();

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.CheckViolation)]
    [InlineData(PostgresErrorCodes.SyntaxError)]
    [InlineData(PostgresErrorCodes.InvalidPassword)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    public void PostgreSQL_will_never_take_it(string state) =>
        DatabaseFaults.IsTemporary(Wrapped(Complaint(state))).ShouldBeFalse();

    [Fact]
    public void What_happens_on_the_way_to_it_ends_and_what_is_ours_does_not()
    {
        DatabaseFaults
            .IsTemporary(Wrapped(new NpgsqlException("Used up", new TimeoutException())))
            .ShouldBeTrue();
        DatabaseFaults
            .IsTemporary(Wrapped(new NpgsqlException("Broken", new IOException())))
            .ShouldBeTrue();
        DatabaseFaults.IsTemporary(Wrapped(new NpgsqlException("Strange"))).ShouldBeFalse();
        DatabaseFaults.IsTemporary(new TimeoutException()).ShouldBeFalse();
        DatabaseFaults.IsTemporary(new InvalidOperationException()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5, true)] // SQLITE_BUSY
    [InlineData(6, true)] // SQLITE_LOCKED
    [InlineData(13, true)] // SQLITE_FULL
    [InlineData(11, false)] // SQLITE_CORRUPT
    [InlineData(19, false)] // SQLITE_CONSTRAINT
    public void SQLite_tells_them_apart(int code, bool isTemporary) =>
        DatabaseFaults
            .IsTemporary(Wrapped(new SqliteException("A complaint", code)))
            .ShouldBe(isTemporary);

    private static PostgresException Complaint(string state) =>
        new("A complaint", "FATAL", "FATAL", state);

    // As EF Core does with what it thinks may end by itself.
    private static InvalidOperationException Wrapped(Exception cause) => new("Wrapped", cause);
}
