using System.Text.Json.Nodes;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Crash;

/// <summary>A funded tenant on a server that is killed and started again on the same database.</summary>
public sealed class CrashWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("payments-crash-");
    private readonly int _port = RunningServer.FreePort();
    private readonly CancellationTokenSource _end = new();
    private Task _following = Task.CompletedTask;

    private CrashWorld(TestDatabase database) => _database = database;

    public RunningServer Server { get; private set; } = null!;

    public GraphCaller Caller { get; private set; } = null!;

    public EventFollower Follower { get; private set; } = null!;

    public WithdrawalLoad Load { get; private set; } = null!;

    public string ConnectionString => _database.ConnectionString;

    public static async Task<CrashWorld> StartAsync(StorageProvider provider)
    {
        var world = new CrashWorld(await TestDatabase.CreateAsync(provider));
        await world.StartServerAsync();
        world.Caller = new GraphCaller(world.Server.GraphQL);
        await world.Caller.SignInAsync("demo@acme.example");
        await world.PrepareAsync();
        return world;
    }

    /// <summary>Ends the server's life; returns when the database is at rest.</summary>
    public async Task KillAsync()
    {
        Server.Kill();
        await _following;
        Server.Dispose();
    }

    public async Task RestartAsync()
    {
        await StartServerAsync();
        Follow();
    }

    /// <summary>Every event of the tenant after a place, as the log tells it.</summary>
    public async Task<IReadOnlyList<PushedEvent>> LogAsync(string? after)
    {
        var log = new List<PushedEvent>();
        JsonNode page;
        do
        {
            var data = await Caller.AskAsync(
                "query ($after: EventCursor) { events(first: 250, after: $after) { nodes { "
                    + PushedEvent.Selection
                    + " } pageInfo { hasNextPage } } }",
                new { after = log.Count == 0 ? after : log[^1].Cursor }
            );
            page = data["events"]!;
            log.AddRange(page["nodes"]!.AsArray().Select(node => PushedEvent.From(node!)));
        } while ((bool)page["pageInfo"]!["hasNextPage"]!);

        return log;
    }

    /// <summary>Ids of all withdrawals, each as often as the list holds it.</summary>
    public async Task<IReadOnlyList<string>> WithdrawalsAsync()
    {
        var ids = new List<string>();
        string? after = null;
        JsonNode page;
        do
        {
            var data = await Caller.AskAsync(
                "query ($after: String) { withdrawals(first: 250, after: $after) "
                    + "{ nodes { id } pageInfo { hasNextPage endCursor } } }",
                new { after }
            );
            page = data["withdrawals"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            after = (string?)page["pageInfo"]!["endCursor"];
        } while ((bool)page["pageInfo"]!["hasNextPage"]!);

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        await _end.CancelAsync();
        Caller.Dispose();
        await _following;
        _end.Dispose();
        _outside.Delete(recursive: true);
        _database.Dispose();
    }

    private async Task StartServerAsync() =>
        Server = await RunningServer.StartAsync(
            ConnectionString,
            _port,
            new Dictionary<string, string>
            {
                // The outside does not forget either, so that no order waits for ever.
                ["Sandbox:JournalPath"] = Path.Combine(_outside.FullName, "sandbox.jsonl"),
                ["Logging:LogLevel:Default"] = "Warning",
            }
        );

    // The token of the first life is good in every other: sessions and keys are stored.
    private void Follow() => _following = Follower.FollowAsync(Server, Caller.Token, _end.Token);

    private async Task PrepareAsync()
    {
        var account = await Caller.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new
            {
                accountName = "Crash",
                currency = "AUD",
                idempotencyKey = "account",
            }
        );
        var log = await LogAsync(after: null);
        Follower = new EventFollower(after: log[^1].Cursor);
        Follow();
        var deposit = await Caller.ChangeAsync(
            "simulateDeposit",
            "deposit { id }",
            new
            {
                virtualAccountId = (string)account["virtualAccount"]!["id"]!,
                amount = new { amount = "1000000.00", currency = "AUD" },
                idempotencyKey = "deposit",
            }
        );
        await Follower.UntilAllReachAsync(
            [(string)deposit["deposit"]!["id"]!],
            "CONFIRMED",
            TestContext.Current.CancellationToken
        );
        var recipient = await Caller.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { companyName = "Crash Pty Ltd" },
                account = new
                {
                    type = "BSB",
                    currency = "AUD",
                    country = "AU",
                    bsb = "062000",
                    accountNumber = "12345678",
                },
                idempotencyKey = "recipient",
            }
        );
        Load = new WithdrawalLoad((string)recipient["recipient"]!["id"]!);
    }
}
