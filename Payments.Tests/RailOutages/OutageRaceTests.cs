using Payments.Domain.Lifecycles;
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
}
