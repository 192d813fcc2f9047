using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

/// <summary>Exactly once, for every mutation of the schema that takes a key.</summary>
public abstract class OneKeyTests
{
    private const int Callers = 200;

    public static TheoryData<string> Mutations =>
        [.. KeyedMutations.All.Keys.Order(StringComparer.Ordinal)];

    protected abstract Scene Scene { get; }

    /// <summary>Another tenant's.</summary>
    protected abstract Scene Other { get; }

    [Theory, MemberData(nameof(Mutations))]
    public async Task Two_hundred_callers_with_one_key_do_what_one_call_does(string mutation)
    {
        var call = KeyedMutations.All[mutation];
        var shared = await call.PrepareAsync(Scene);
        var single = call.IsAboutTheOnlyOne ? null : await call.PrepareAsync(Scene);
        await Scene.IsCalmAsync();
        var start = await Scene.EndAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(async number =>
                    await call.SendAsync(
                        await Scene.CallerAsync(call, number),
                        shared.DeepClone().AsObject()
                    )
                )
        );
        var middle = await SettledAsync(call, answers[0].Id);
        var next = middle;
        if (single is null)
        {
            single = await call.PrepareAsync(Scene);
            await Scene.IsCalmAsync();
            next = await Scene.EndAsync();
        }

        var alone = await call.SendAsync(await Scene.CallerAsync(call, 0), single);
        var end = await SettledAsync(call, alone.Id);

        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        (await Scene.HappenedAsync(start, middle)).ShouldBe(await Scene.HappenedAsync(next, end));
    }

    [Fact]
    public async Task A_hundred_refunds_of_one_deposit_with_a_key_each_return_it_once()
    {
        var depositId = await Scene.DepositAsync("12.00");
        await Scene.IsCalmAsync();
        var start = await Scene.EndAsync();

        var payloads = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(number =>
                    Scene
                        .Users[number % Scene.Users.Count]
                        .ChangeAsync(
                            "refundDeposit",
                            "deposit { id }",
                            new { depositId, idempotencyKey = Scene.Next("refund") }
                        )
                )
        );
        await Scene.ReachesAsync(depositId, "REFUNDED");
        await Scene.IsCalmAsync();

        payloads.Count(payload => payload.Refusals().Length == 0).ShouldBe(1);
        payloads
            .SelectMany(payload => payload.Refusals())
            .ShouldAllBe(refusal => refusal.StartsWith("ILLEGAL_TRANSITION"));
        var happened = await Scene.HappenedAsync(start, await Scene.EndAsync());
        happened.Count(line => line == "deposit.refunding").ShouldBe(1);
        happened.Count(line => line == "deposit.refunded").ShouldBe(1);
    }

    [Fact]
    public async Task Withdrawals_of_two_tenants_through_every_node_all_finish()
    {
        var others = await Other.RecipientAsync();
        var ours = await Scene.RecipientAsync();
        await Other.DepositAsync("1000.00");

        var payloads = await Task.WhenAll(
            Enumerable
                .Range(0, 120)
                .Select(number =>
                {
                    var (scene, recipientId) = number % 2 == 0 ? (Scene, ours) : (Other, others);
                    return scene
                        .Users[number % scene.Users.Count]
                        .ChangeAsync(
                            "createWithdrawal",
                            "withdrawal { id }",
                            new
                            {
                                recipientId,
                                amount = new { amount = "1.00", currency = "AUD" },
                                idempotencyKey = scene.Next("transfer"),
                            }
                        );
                })
        );

        payloads.ShouldAllBe(payload => payload.Refusals().Length == 0);
        for (var number = 0; number < payloads.Length; number++)
        {
            var scene = number % 2 == 0 ? Scene : Other;
            await scene.ReachesAsync((string)payloads[number]["withdrawal"]!["id"]!, "CONFIRMED");
        }
    }

    private async Task<(long, long)> SettledAsync(KeyedMutation call, string id)
    {
        if (call.SettlesAt is { } status)
        {
            await Scene.ReachesAsync(id, status);
        }

        await Scene.IsCalmAsync();
        return await Scene.EndAsync();
    }
}

[Collection(nameof(TakesTheWholeMachine))]
public sealed class OneKeyOnSqliteTests(OneKeyOnSqliteTests.Installation installation)
    : OneKeyTests,
        IClassFixture<OneKeyOnSqliteTests.Installation>
{
    protected override Scene Scene => installation.Scene;

    protected override Scene Other => installation.Other;

    public sealed class Installation : IAsyncLifetime
    {
        private readonly PaymentsHost _host = new();

        public Scene Scene { get; private set; } = null!;

        public Scene Other { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _host.InitializeAsync();
            var database = _host.Services.GetRequiredService<IDatabase>();
            Scene = new([_host.Acme], database);
            Other = new([_host.Bluegum], database);
            await Scene.DepositAsync("1000000.00");
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}

/// <summary>Three processes on one PostgreSQL, the callers spread over them.</summary>
[Collection(nameof(TakesTheWholeMachine))]
public sealed class OneKeyOnThreeNodesTests(OneKeyOnThreeNodesTests.Installation installation)
    : OneKeyTests,
        IClassFixture<OneKeyOnThreeNodesTests.Installation>
{
    protected override Scene Scene => installation.Scene;

    protected override Scene Other => installation.Other;

    public sealed class Installation : IAsyncLifetime
    {
        private ServerCluster? _cluster;

        public Scene Scene { get; private set; } = null!;

        public Scene Other { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _cluster = await ServerCluster.StartAsync(nodes: 3);
            Scene = new(await _cluster.SignInAsync("demo@acme.example"), _cluster.Database);
            Other = new(await _cluster.SignInAsync("demo@bluegum.example"), _cluster.Database);
            await Scene.DepositAsync("1000000.00");
        }

        public async ValueTask DisposeAsync()
        {
            if (_cluster is not null)
            {
                await _cluster.DisposeAsync();
            }
        }
    }
}
