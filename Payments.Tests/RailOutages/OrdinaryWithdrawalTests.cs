using System.Collections.Concurrent;
using System.Diagnostics;
using Payments.Domain.Rails;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.RailOutages.OutageWorld;

namespace Payments.Tests.RailOutages;

/// <summary>What outages cost where there is none: nothing.</summary>
public sealed class OrdinaryWithdrawalTests
{
    [Fact]
    public async Task It_asks_the_database_nothing_about_outages_and_takes_one_commit()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Postgres);
        var rail = new DoubtfulRail();
        var (outage, recipient, _) = await WhereNppIsDownAsync(world, rail);
        await outage.EndAsync();
        // Another rail is down meanwhile.
        outage.Board.Show(
            (
                await world.RunAsync(
                    new Domain.RailOutages.SimulateRailOutage(RailScheme.Sct, Down: true)
                )
            ).Value
        );
        await world.GivenWithdrawalAsync(recipient, 1_000);
        var statements = new ConcurrentQueue<string>();
        var database = (string)(await world.ExecuteAsync("SELECT current_database()"))!;
        using var listener = ListenTo(database, statements);
        var commits = world.Storage.CommitCount;

        await world.GivenWithdrawalAsync(recipient, 1_000);

        (world.Storage.CommitCount - commits).ShouldBe(1);
        var asked = string.Join('\n', statements);
        asked.ShouldContain("withdrawals");
        asked.ShouldContain("outbox_items");
        asked.ShouldNotContain("rail_outages");
        asked.ShouldNotContain("held_rail_orders");
    }

    private static ActivityListener ListenTo(string database, ConcurrentQueue<string> statements)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value as string == database))
                {
                    foreach (var tag in activity.TagObjects)
                    {
                        statements.Enqueue($"{tag.Value}");
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
