using Cacao.Tests.Kit;
using Payments.Storage;

namespace Payments.Tests.Kit;

/// <summary>A database for one test, removed after it.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string? _folder;

    private TestDatabase(string connectionString, string? folder) =>
        (ConnectionString, _folder) = (connectionString, folder);

    public static TheoryData<StorageProvider> Both =>
        [StorageProvider.Sqlite, StorageProvider.Postgres];

    public string ConnectionString { get; }

    public StorageSettings Settings => StorageSettings.Parse(ConnectionString);

    /// <summary>One that somebody else has made and removes.</summary>
    public static TestDatabase At(string connectionString) => new(connectionString, folder: null);

    /// <summary>Skips the test, saying how to install it, where PostgreSQL is missing.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageProvider provider)
    {
        if (provider is StorageProvider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("payments-test-").FullName;
            return new($"Data Source={Path.Combine(folder, "payments.db")}", folder);
        }

        Assert.SkipUnless(PostgresCluster.IsInstalled, PostgresCluster.HowToInstall);
        return new(await PostgresCluster.CreateDatabaseAsync(), folder: null);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
