using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Storage;
using Payments.Storage.Clock;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Clock;

public sealed class TimersTests
{
    private readonly List<(ParcelId Parcel, DateTimeOffset At)> _fired = [];

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Advancing_the_clock_fires_every_timer_on_the_way_at_its_instant(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        using var timers = TimersOf(world);
        var start = world.Clock.GetUtcNow();
        var third = await GivenSentParcelAsync(world, start.AddDays(3));
        var first = await GivenSentParcelAsync(world, start.AddDays(1));
        await GivenSentParcelAsync(world, start.AddDays(9));

        var advance = await timers.AdvanceAsync(world.Caller, start.AddDays(5), Cancel);

        advance.Now.ShouldBe(start.AddDays(5));
        advance.Events.Select(record => record.Type).ShouldBe(["parcel.lost", "parcel.lost"]);
        advance
            .Events.Select(record => record.OccurredAt)
            .ShouldBe([start.AddDays(1), start.AddDays(3)]);
        _fired.ShouldBe([(first, start.AddDays(1)), (third, start.AddDays(3))]);
        (await timers.PassAsync(Cancel)).ShouldBe(0, "each fires once");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Time_alone_fires_what_is_due(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        using var timers = TimersOf(world);
        var parcel = await GivenSentParcelAsync(world, world.Clock.GetUtcNow().AddMinutes(1));
        (await timers.PassAsync(Cancel)).ShouldBe(0);

        world.Clock.Advance(TimeSpan.FromMinutes(2));

        (await timers.PassAsync(Cancel)).ShouldBe(1);
        _fired.ShouldHaveSingleItem().Parcel.ShouldBe(parcel);
    }

    [Fact]
    public async Task A_clock_cannot_be_moved_to_where_nothing_could_follow()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        using var timers = TimersOf(world);

        await Should.ThrowAsync<InvalidInputException>(() =>
            timers.AdvanceAsync(world.Caller, DateTimeOffset.MaxValue, Cancel)
        );
    }

    [Fact]
    public async Task A_timer_set_again_moves_and_one_that_is_cancelled_never_fires()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        using var timers = TimersOf(world);
        var start = world.Clock.GetUtcNow();
        var moved = await GivenSentParcelAsync(world, start.AddDays(1));
        var cancelled = await GivenSentParcelAsync(world, start.AddDays(1));

        await world.DoAsync(async work =>
        {
            await work.Timers.ScheduleAsync("parcel.loss", Subject.Of(moved), start.AddDays(2));
            (await work.Timers.CancelAsync("parcel.loss", Subject.Of(cancelled))).ShouldBeTrue();
            (await work.Timers.CancelAsync("parcel.loss", Subject.Of(cancelled))).ShouldBeFalse();
        });
        await timers.AdvanceAsync(world.Caller, start.AddDays(5), Cancel);

        _fired.ShouldBe([(moved, start.AddDays(2))]);
    }

    [Fact]
    public async Task A_timer_whose_handler_refuses_is_gone_and_changes_nothing()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        using var timers = TimersOf(world);
        var start = world.Clock.GetUtcNow();
        var parcel = await GivenSentParcelAsync(world, start.AddDays(1));
        await world.RunAsync(
            new MoveParcel(parcel, ParcelStatus.Lost),
            caller: world.Caller.As(Actor.Rail)
        );

        var advance = await timers.AdvanceAsync(world.Caller, start.AddDays(2), Cancel);

        advance.Events.ShouldBeEmpty();
        (await timers.PassAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Each_sandbox_tenant_has_a_clock_of_its_own_that_only_moves_forward()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        using var timers = TimersOf(world);
        var start = world.Clock.GetUtcNow();
        await timers.AdvanceAsync(world.Caller, start.AddDays(2), Cancel);

        (await NowAsync(world, world.Caller)).ShouldBe(start.AddDays(2));
        (await NowAsync(world, NewCaller())).ShouldBe(start);
        await Should.ThrowAsync<InvalidInputException>(() =>
            timers.AdvanceAsync(world.Caller, start.AddDays(1), Cancel)
        );
        await world.RestartAsync();
        (await NowAsync(world, world.Caller)).ShouldBe(start.AddDays(2));
    }

    [Fact]
    public async Task A_live_tenant_has_no_clock_to_move()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        using var timers = TimersOf(world);
        var live = world.Caller with { Environment = TenantEnvironment.Live };

        await Should.ThrowAsync<FeatureDisabledException>(() =>
            timers.AdvanceAsync(live, world.Clock.GetUtcNow().AddDays(1), Cancel)
        );
    }

    private static async Task<DateTimeOffset> NowAsync(PaymentsWorld world, Caller caller)
    {
        var now = default(DateTimeOffset);
        await world.DoAsync(
            work =>
            {
                now = work.Now;
                return ValueTask.CompletedTask;
            },
            caller
        );
        return now;
    }

    private static async Task<ParcelId> GivenSentParcelAsync(
        PaymentsWorld world,
        DateTimeOffset lossAt
    )
    {
        await world.GivenFundsAsync(1);
        var parcel = (await world.RunAsync(new PackParcel(Aud(1)))).Value;
        await world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent));
        await world.DoAsync(work =>
            work.Timers.ScheduleAsync("parcel.loss", parcel.Subject, lossAt)
        );
        return parcel.Id;
    }

    private Timers TimersOf(PaymentsWorld world) =>
        new(
            world.Storage.Database,
            world.Gate,
            [new ParcelLoss(_fired)],
            world.Clock,
            NullLogger<Timers>.Instance
        );

    private sealed class ParcelLoss(List<(ParcelId, DateTimeOffset)> fired) : ITimerHandler
    {
        public string Kind => "parcel.loss";

        public async ValueTask FireAsync(Work work, Subject subject)
        {
            var parcel = await work.GetAsync<Parcel>(ParcelId.From(subject.Id));
            work.Events.Moved(parcel, parcel.MoveTo(ParcelStatus.Lost, work.Caller.Actor));
            fired.Add((parcel.Id, work.Now));
        }
    }
}
