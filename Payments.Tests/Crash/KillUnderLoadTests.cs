using Payments.Storage;

namespace Payments.Tests.Crash;

// Two classes, because classes run side by side: on PostgreSQL a part of the time goes into waiting
// until the leases of the dead are over.
public sealed class KillUnderLoadOnSqliteTests
{
    [Fact]
    public Task Kills_under_load_lose_nothing_and_repeat_nothing() =>
        KillUnderLoad.LosesAndRepeatsNothingAsync(StorageProvider.Sqlite, CrashRounds.Or(20));
}

public sealed class KillUnderLoadOnPostgresTests
{
    [Fact]
    public Task Kills_under_load_lose_nothing_and_repeat_nothing() =>
        KillUnderLoad.LosesAndRepeatsNothingAsync(StorageProvider.Postgres, CrashRounds.Or(8));
}
