using Payments.Domain.AdverseMedia;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Features;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Features;

/// <summary>A switch counts from its transaction on, whoever asks and wherever.</summary>
public sealed class FeatureGateTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Fact]
    public async Task In_live_adverse_media_is_off_until_an_operator_switches_it_on()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        await world.GivenTenantAsync();
        var tenant = await world.ReadAsync<Tenant>();
        Enum.GetValues<Feature>()
            .Where(feature => !tenant.Has(feature))
            .ShouldBe([Feature.AdverseMedia, Feature.ThirdPartyDeposits]);

        var refused = await Should.ThrowAsync<FeatureDisabledException>(() =>
            world.RunAsync(Search(1))
        );
        await world.RunAsync(new SetTenantFeature(Feature.AdverseMedia, true), caller: Desk(world));

        refused.Feature.ShouldBe(Feature.AdverseMedia);
        await world.RunAsync(Search(1));
        (await world.ReadAsync<Tenant>())
            .SwitchOf(Feature.AdverseMedia)!
            .By.ShouldBe("mem_operator");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_the_switch_nothing_begins_on_any_node(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        // On two nodes, where the database allows several.
        await using var other =
            provider is StorageProvider.Postgres ? await world.StartNodeAsync() : null;
        await world.GivenTenantAsync();
        var gates = new[] { world.Gate, other?.Gate ?? world.Gate };

        var asked = Enumerable
            .Range(0, 60)
            .Select(number => TryAsync(gates[number % 2], Search(number), world.Caller))
            .ToList();
        await gates[1]
            .RunAsync(
                new SetTenantFeature(Feature.AdverseMedia, false),
                Desk(world),
                PaymentsWorld.Cancel
            );
        var after = await TryAsync(gates[0], Search(1000), world.Caller);

        var begun = (await Task.WhenAll(asked)).Count(done => done);
        after.ShouldBeFalse();
        await using var db = world.Open();
        var log = db.Set<EventRecord>().OrderBy(record => record.Sequence).ToList();
        var off = log.Single(record => record.Type == "tenant.feature_switched").Sequence;
        var searches = log.Where(record => record.Type == "adverse_media.initialised").ToList();
        searches.Count.ShouldBe(begun);
        searches.ShouldAllBe(record => record.Sequence < off);
    }

    private static SearchAdverseMedia Search(int number) =>
        new(null, null, null, $"Company {number}", "AU", null, null);

    private static Caller Desk(PaymentsWorld world) =>
        world.Caller with
        {
            Actor = Actor.Platform,
            PrincipalId = "mem_operator",
        };

    private static async Task<bool> TryAsync(
        IWriteGate gate,
        SearchAdverseMedia search,
        Caller caller
    )
    {
        try
        {
            await gate.RunAsync(search, caller, PaymentsWorld.Cancel);
            return true;
        }
        catch (FeatureDisabledException)
        {
            return false;
        }
    }
}
