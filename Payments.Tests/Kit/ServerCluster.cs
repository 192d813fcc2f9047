using Payments.Domain.Storage;
using Payments.Storage;

namespace Payments.Tests.Kit;

/// <summary>Several processes of the server on one PostgreSQL, and one outside for all of them.</summary>
public sealed class ServerCluster : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly List<RunningServer> _servers = [];
    private readonly PaymentsDatabase _reading;

    private ServerCluster(TestDatabase database)
    {
        _database = database;
        _reading = new(database.Settings);
    }

    public IDatabase Database => _reading;

    public static async Task<ServerCluster> StartAsync(int nodes)
    {
        var cluster = new ServerCluster(await TestDatabase.CreateAsync(StorageProvider.Postgres));
        var settings = new Dictionary<string, string>
        {
            ["Banks:RailSecret"] = "one secret for every node",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        for (var node = 0; node < nodes; node++)
        {
            var server = await RunningServer.StartAsync(
                cluster._database.ConnectionString,
                RunningServer.FreePort(),
                settings
            );
            cluster._servers.Add(server);
            // The first one's outside is everybody's.
            settings["Banks:SandboxBaseUrl"] = new Uri(
                cluster._servers[0].Address,
                "/sandbox"
            ).ToString();
        }

        return cluster;
    }

    /// <summary>A session of a member, used at every node.</summary>
    public async Task<IReadOnlyList<GraphUser>> SignInAsync(string email)
    {
        using var caller = new GraphCaller(_servers[0].GraphQL);
        await caller.SignInAsync(email);
        return [.. _servers.Select(server => new GraphUser(server.GraphQL, caller.Token))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            server.Dispose();
        }

        await _reading.DisposeAsync();
        _database.Dispose();
    }
}
