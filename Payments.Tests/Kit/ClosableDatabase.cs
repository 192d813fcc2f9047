using Npgsql;
using Payments.Storage;

namespace Payments.Tests.Kit;

/// <summary>
/// A PostgreSQL that the platform uses as somebody who is not its administrator, so that the test can be
/// that and close it to the platform.
/// </summary>
internal sealed class ClosableDatabase : IDisposable
{
    private readonly TestDatabase _administered;
    private readonly string _role;

    private ClosableDatabase(TestDatabase administered, string role) =>
        (_administered, _role) = (administered, role);

    public static async Task<ClosableDatabase> CreateAsync()
    {
        var administered = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        var name = new NpgsqlConnectionStringBuilder(administered.ConnectionString).Database;
        var closable = new ClosableDatabase(administered, $"user_of_{name}");
        await closable.ExecuteAsync(
            $"CREATE ROLE {closable._role} LOGIN; ALTER DATABASE {name} OWNER TO {closable._role}"
        );
        return closable;
    }

    /// <summary>As the platform uses it.</summary>
    /// <param name="poolSize">The most connections of a pool, of which there is one to read and one to write.</param>
    /// <param name="patience">For how many seconds a connection is waited for.</param>
    public TestDatabase Open(int poolSize = 20, int patience = 15) =>
        TestDatabase.At(
            new NpgsqlConnectionStringBuilder(_administered.ConnectionString)
            {
                Username = _role,
                MaxPoolSize = poolSize,
                Timeout = patience,
            }.ToString()
        );

    /// <summary>Ends all connections of the platform, and takes no other until <see cref="ReopenAsync"/>.</summary>
    public async Task CloseAsync()
    {
        // By itself, so that the limit is committed before the first connection ends: workers of the
        // platform come back at once, and whoever came in before the commit would stay.
        await ExecuteAsync($"ALTER ROLE {_role} CONNECTION LIMIT 0");
        while (await EndConnectionsAsync() > 0)
        {
            // Who was at the door during the commit is found now.
        }
    }

    public Task ReopenAsync() => ExecuteAsync($"ALTER ROLE {_role} CONNECTION LIMIT -1");

    /// <summary>As the administrator.</summary>
    /// <returns>The first value of the answer, if it has any.</returns>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_administered.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private async Task<long> EndConnectionsAsync() =>
        (long)
            (
                await ExecuteAsync(
                    $"SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE usename = '{_role}'"
                )
            )!;

    public void Dispose() => _administered.Dispose();
}
