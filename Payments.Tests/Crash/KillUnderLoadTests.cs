using Payments.Storage;

namespace Payments.Tests.Crash;

// Two classes, because classes run side by side: on PostgreSQL the time goes into waiting until the
// leases of the dead are over.
public sealed class KillUnderLoadOnSqliteTests
{
    [Fact]
    public Task Twenty_kills_under_load_lose_nothing_and_repeat_nothing() =>
        KillUnderLoad.LosesAndRepeatsNothingAsync(StorageProvider.Sqlite, kills: 20);
}

public sealed class KillUnderLoadOnPostgresTests
{
    [Fact]
    public Task Three_kills_under_load_lose_nothing_and_repeat_nothing() =>
        KillUnderLoad.LosesAndRepeatsNothingAsync(StorageProvider.Postgres, kills: 3);
}
