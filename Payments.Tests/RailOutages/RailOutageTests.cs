using Payments.Domain.Errors;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Reviews;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.RailOutages.OutageWorld;

namespace Payments.Tests.RailOutages;

/// <summary>When an outage begins, who asks while it lasts, and how it ends.</summary>
public sealed class RailOutageTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task It_lasts_from_the_second_failure_to_the_first_receipt(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (outage, _, first) = await WhereNppIsDownAsync(world, new());
        var begun = (await outage.OutagesAsync()).ShouldHaveSingleItem();
        (begun.Scheme, begun.Since, begun.Until).ShouldBe(
            (RailScheme.Npp, world.Clock.GetUtcNow(), null)
        );
        (await outage.ItemsAsync()).ShouldHaveSingleItem().Id.ShouldBe(begun.ProbeId!.Value);

        await outage.EndAsync();

        (await outage.OutagesAsync())
            .ShouldHaveSingleItem()
            .Until.ShouldBe(world.Clock.GetUtcNow());
        outage.Board.IsDown(RailScheme.Npp, world.TenantId).ShouldBeFalse();
        (await outage.ReadAsync(first.Id)).Status.ShouldBe(WithdrawalStatus.Pending);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rail_that_is_down_holds_no_other_up(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail { Down = { RailScheme.Npp } };
        var outage = new OutageWorld(world, rail);
        var recipient = await world.GivenFundedPayerAsync();
        var stuck = await world.GivenWithdrawalAsync(recipient, 1_000);
        var other = (
            await world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(1_000), recipient, null, null, null)
                {
                    IsFxLinked = true,
                }
            )
        ).Value;
        other.Rail.ShouldBe(RailScheme.DirectEntry);

        (await outage.PumpAsync()).ShouldBe(2);

        rail.Has.ShouldBe([other.Id.ToString()]);
        var left = (await outage.ItemsAsync()).ShouldHaveSingleItem();
        (left.Subject, left.Attempts).ShouldBe((stuck.Subject, 1));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_instruction_asks_for_all_however_many_were_tried_before(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail { Down = { RailScheme.Npp } };
        var outage = new OutageWorld(world, rail);
        var recipient = await world.GivenFundedPayerAsync();
        for (var made = 0; made < 5; made++)
        {
            await world.GivenWithdrawalAsync(recipient, 1_000);
        }

        for (var pass = 0; pass < 5; pass++)
        {
            await outage.PumpAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        rail.Knocks.Select(knock => knock.Count).ShouldBe([5, 5, 1, 1, 1]);
        await outage.EndAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await outage.PumpAsync();
        rail.Has.Count.ShouldBe(5);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_server_that_starts_in_the_middle_of_it_goes_on_with_it(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, first) = await WhereNppIsDownAsync(world, rail);
        var before = await world.GivenWithdrawalAsync(recipient, 1_000);
        var cancelled = await world.GivenWithdrawalAsync(recipient, 1_000);
        await world.RestartAsync();
        outage.Board.IsDown(RailScheme.Npp, world.TenantId).ShouldBeFalse();

        await outage.KeepAsync();
        var after = await world.GivenWithdrawalAsync(recipient, 1_000);
        await outage.CancelAsync(cancelled);

        after.IsHeldBack.ShouldBeTrue();
        rail.Has.ShouldBeEmpty();
        await outage.EndAsync();
        await world.RestartAsync();
        (await outage.KeepAsync()).ShouldBe(2);
        await outage.PumpAsync();
        rail.Has.ShouldBe([first.Id.ToString(), before.Id.ToString(), after.Id.ToString()]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_held_by_a_server_that_had_not_heard_of_the_end_is_found(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, _) = await WhereNppIsDownAsync(world, rail);
        var before = await outage.OutagesAsync();
        await outage.EndAsync();
        outage.Board.Show(before);

        var late = await world.GivenWithdrawalAsync(recipient);
        late.IsHeldBack.ShouldBeTrue();
        await outage.KeepAsync();
        await outage.PumpAsync();

        rail.Has.ShouldContain(late.Id.ToString());
        (await outage.HeldCountAsync()).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_receipt_that_a_server_got_that_knew_of_nothing_ends_it_too(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, _) = await WhereNppIsDownAsync(world, rail);
        var held = await world.GivenWithdrawalAsync(recipient);
        outage.Board.Show([]);

        await outage.EndAsync();
        (await outage.OutagesAsync()).Single().Until.ShouldBeNull();
        await outage.KeepAsync();
        await outage.PumpAsync();

        (await outage.OutagesAsync()).Single().Until.ShouldNotBeNull();
        rail.Has.ShouldContain(held.Id.ToString());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_who_asks_is_what_the_rail_chokes_on_another_finds_out(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var (outage, recipient, first) = await WhereNppIsDownAsync(world, rail);
        var oldest = await world.GivenWithdrawalAsync(recipient, 1_000);
        var next = await world.GivenWithdrawalAsync(recipient, 1_000);
        rail.Poison.Add(first.Id.ToString());
        rail.Down.Clear();
        world.Clock.Advance(RailOutageKeeper.ProbeAgainAfter - TimeSpan.FromSeconds(1));
        await outage.KeepAsync();
        (await outage.HeldCountAsync()).ShouldBe(2, "it is too early");

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await outage.KeepAsync();
        (await outage.ReadAsync(next.Id)).IsHeldBack.ShouldBeTrue("one is enough");
        await outage.KeepAsync();
        await outage.PumpAsync();
        await outage.KeepAsync();
        (await outage.HeldCountAsync()).ShouldBe(0);

        (await outage.OutagesAsync())[0].Until.ShouldNotBeNull();
        rail.Has.ShouldBe([oldest.Id.ToString()]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_simulated_one_is_its_tenants_alone(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var outage = new OutageWorld(world, rail);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: true));
        await outage.KeepAsync();

        var held = await world.GivenWithdrawalAsync(recipient, 1_000);
        await outage.KeepAsync();
        await outage.PumpAsync();

        held.IsHeldBack.ShouldBeTrue();
        outage.Board.IsDown(RailScheme.Npp, PaymentsWorld.NewCaller().TenantId).ShouldBeFalse();
        outage.Board.IsDown(RailScheme.Sct, world.TenantId).ShouldBeFalse();
        rail.Knocks.ShouldBeEmpty();
        await world.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: false));
        await outage.KeepAsync();
        await outage.PumpAsync();
        rail.Has.ShouldBe([held.Id.ToString()]);
    }

    [Fact]
    public async Task What_is_not_simulated_cannot_be_ended_and_nothing_is_simulated_in_earnest()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await WhereNppIsDownAsync(world, new());
        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: false))
        );
        await using var live = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        await Should.ThrowAsync<FeatureDisabledException>(() =>
            live.RunAsync(new SimulateRailOutage(RailScheme.Npp, Down: true))
        );
    }
}
