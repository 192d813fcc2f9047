using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.RailOutages.OutageWorld;

namespace Payments.Tests.RailOutages;

/// <summary>Tenants cancel while the outage ends: each withdrawal is cancelled or paid, never both, never neither.</summary>
public sealed class OutageRaceTests
{
    private const int HeldCount = 60;

    [Fact]
    public async Task Cancelling_races_with_the_end_on_SQLite()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);

        await RaceAsync(world, world.Storage);
    }

    [Fact]
    public async Task Cancelling_at_one_node_races_with_the_end_at_another()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Postgres);
        await using var second = await world.StartNodeAsync();

        await RaceAsync(world, second);
    }

    // More is held than is looked for at once, and another server notices in the middle of it.
    [Fact]
    public async Task Down_again_what_is_left_stays_whichever_server_has_noticed()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var outage = new OutageWorld(world, new());
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: true));
        await outage.KeepAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 501).Select(_ => world.GivenWithdrawalAsync(recipient, 100))
        );
        await world.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: false));

        var count = await new RailOutageKeeper(
            world.Storage.Database,
            new NoticedElsewhere(world.Gate),
            outage.Board,
            world.Clock
        ).PassAsync(PaymentsWorld.Cancel);

        count.ShouldBe(500);
        (await outage.HeldCountAsync()).ShouldBe(1);
        outage.Board.IsDown(RailScheme.Npp, world.TenantId).ShouldBeTrue();
    }

    private static async Task RaceAsync(PaymentsWorld world, PaymentsStorage other)
    {
        var rail = new DoubtfulRail();
        var (outage, recipient, first) = await WhereNppIsDownAsync(world, rail);
        var elsewhere = new OutageWorld(world, rail, other);
        List<Withdrawal> held = [];
        for (var made = 0; made < HeldCount; made++)
        {
            held.Add(await world.GivenWithdrawalAsync(recipient, 100));
        }

        held.ShouldAllBe(withdrawal => withdrawal.IsHeldBack);
        await outage.EndAsync();

        // From the newest on, while the oldest go first: they meet in the middle.
        var cancelling = Task.Run(async () =>
        {
            List<WithdrawalId> cancelled = [];
            foreach (var withdrawal in Enumerable.Reverse(held))
            {
                try
                {
                    cancelled.Add((await outage.CancelAsync(other, withdrawal)).Id);
                }
                catch (IllegalTransitionException)
                {
                    // It was handed over before.
                }
            }

            return cancelled;
        });
        await Task.WhenAll(
            cancelling,
            Task.Run(() => DeliverAsync(outage)),
            Task.Run(() => DeliverAsync(elsewhere))
        );

        var paid = held.Select(withdrawal => withdrawal.Id)
            .Except(await cancelling)
            .Append(first.Id)
            .Select(id => id.ToString());
        rail.Has.Order().ShouldBe(paid.Order());
        (await outage.HeldCountAsync()).ShouldBe(0);
        (await outage.ItemsAsync()).ShouldBeEmpty();
        var available = await world.AvailableAsync();
        available.Posted.MinorUnits.ShouldBe(100_000 - 1_050 - (150 * (rail.Has.Count - 1)));
    }

    /// <summary>As the workers of a server do, until there is nothing left.</summary>
    private static async Task DeliverAsync(OutageWorld server)
    {
        do
        {
            await server.KeepAsync();
            await server.PumpAsync();
        } while (await server.HeldCountAsync() > 0 || (await server.ItemsAsync()).Count > 0);
    }

    /// <summary>Before the first orders are handed over here, another server says that their rail is down.</summary>
    private sealed class NoticedElsewhere(IWriteGate gate) : IWriteGate
    {
        private bool _isNoticed;

        public async Task<CommandResult<TResult>> RunAsync<TResult>(
            Command<TResult> command,
            Caller caller,
            CommandOptions options,
            CancellationToken cancellationToken
        )
            where TResult : class
        {
            if (!_isNoticed)
            {
                _isNoticed = true;
                await gate.RunAsync(
                    new BeginRailOutage(
                        RailScheme.Npp,
                        "The call failed.",
                        new(caller.TenantId, EntityId.New<OutboxItemId>())
                    ),
                    RailOutage.Keeper,
                    cancellationToken
                );
            }

            return await gate.RunAsync(command, caller, options, cancellationToken);
        }
    }
}
