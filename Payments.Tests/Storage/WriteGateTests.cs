using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

public sealed class WriteGateTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_command_leaves_its_object_its_posting_its_event_and_its_outbox_item(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(500);

        var result = await world.RunAsync(new PackParcel(Aud(120)), key: "one");

        result.Replayed.ShouldBeFalse();
        result.Events.ShouldHaveSingleItem().Type.ShouldBe("parcel.packed");
        await using var db = world.Open();
        var parcel = await db.Set<Parcel>().SingleAsync(Cancel);
        parcel.Id.ShouldBe(result.Value.Id);
        parcel.Value.ShouldBe(Aud(120));
        parcel.PackedAt.ShouldBe(world.Clock.GetUtcNow());
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(380));
        var record = await db.Set<EventRecord>().SingleAsync(Cancel);
        record.Subject.ShouldBe(parcel.Subject);
        record.Payload.ShouldBe("""{"value":{"amount":"1.20","currency":"AUD"}}""");
        (await db.Set<OutboxItem>().SingleAsync(Cancel)).Subject.ShouldBe(parcel.Subject);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Commands_that_wait_together_share_commits(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(100_000);
        var before = world.Storage.CommitCount;

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => world.RunAsync(new PackParcel(Aud(1))))
        );

        (world.Storage.CommitCount - before).ShouldBeLessThan(100);
        await using var db = world.Open();
        (await db.Set<Parcel>().CountAsync(Cancel)).ShouldBe(200);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_refused_command_leaves_nothing_while_its_neighbours_commit(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;

        var refused = world.RunAsync(
            new MoveParcel(parcel.Id, ParcelStatus.Sent, ThenRefuse: true)
        );
        var moved = world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent));
        var tooMuch = world.RunAsync(new PackParcel(Aud(901)));
        var enough = world.RunAsync(new PackParcel(Aud(900)));

        await Should.ThrowAsync<ForbiddenException>(() => refused);
        await Should.ThrowAsync<InsufficientFundsException>(() => tooMuch);
        (await moved).Value.Version.ShouldBe(3);
        await enough;
        await using var db = world.Open();
        (await db.Set<Parcel>().CountAsync(Cancel)).ShouldBe(2);
        var saved = await db.Set<Parcel>().SingleAsync(row => row.Id == parcel.Id, Cancel);
        saved.Status.ShouldBe(ParcelStatus.Sent);
        saved.Value.ShouldBe(Aud(101));
        saved.Version.ShouldBe(3);
        (
            await db.Set<EventRecord>()
                .OrderBy(e => e.Sequence)
                .Select(e => e.Type)
                .ToListAsync(Cancel)
        ).ShouldBe(["parcel.packed", "parcel.sent", "parcel.packed"]);
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(0));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_unique_violation_fails_the_guilty_command_alone(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        await world.RunAsync(new PackParcel(Aud(1), "taken"));

        var batch = Enumerable
            .Range(0, 20)
            .Select(index =>
                world.RunAsync(new PackParcel(Aud(1), index == 7 ? "taken" : $"{index}"))
            )
            .ToArray();

        foreach (var (index, command) in batch.Index())
        {
            if (index == 7)
            {
                await Should.ThrowAsync<DuplicateExternalIdException>(() => command);
            }
            else
            {
                (await command).Value.ExternalId.ShouldBe($"{index}");
            }
        }

        (await world.AvailableAsync()).Posted.ShouldBe(Aud(980));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_answer_shows_the_object_as_its_own_command_left_it(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;

        var sent = world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent));
        var lost = world.RunAsync(
            new MoveParcel(parcel.Id, ParcelStatus.Lost),
            caller: world.Caller.As(Domain.Tenancy.Actor.Rail)
        );

        (await sent).Value.Status.ShouldBe(ParcelStatus.Sent);
        (await lost).Value.Status.ShouldBe(ParcelStatus.Lost);
        (await lost).Events.Single().PreviousStatus.ShouldBe("SENT");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_dry_run_shows_what_would_move_and_leaves_nothing(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(500);

        var result = await world.Gate.RunAsync(
            new PackParcel(Aud(120)),
            world.Caller,
            CommandOptions.Keyed("dry", dryRun: true),
            Cancel
        );

        result.Value.Value.ShouldBe(Aud(120));
        result.Events.ShouldBeEmpty();
        var preview = result.Preview.ShouldNotBeNull();
        preview.Postings.ShouldHaveSingleItem().Reason.ShouldBe("parcel.packed");
        preview
            .Balances.Single(balance => balance.Account.Kind is AccountKind.Available)
            .Balance.Posted.ShouldBe(Aud(380));
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(500));
        await using var db = world.Open();
        (await db.Set<Parcel>().AnyAsync(Cancel)).ShouldBeFalse();
        (await db.Set<EventRecord>().AnyAsync(Cancel)).ShouldBeFalse();
        (await world.RunAsync(new PackParcel(Aud(1)), key: "dry")).Replayed.ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_list_sees_what_the_batch_has_done_so_far(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(1)))).Value;
        List<int> packed = [];

        await world.DoAsync(async work =>
        {
            work.Add(Parcel.Pack(work, Aud(2), null));
            var loaded = await work.GetAsync<Parcel>(parcel.Id);
            packed.Add((await work.ListAsync<Parcel>(p => p.Status == ParcelStatus.Packed)).Count);
            loaded.MoveTo(ParcelStatus.Sent, work.Caller.Actor);
            packed.Add((await work.ListAsync<Parcel>(p => p.Status == ParcelStatus.Packed)).Count);
            packed.Add((await work.ListAsync<Parcel>(p => p.Status == ParcelStatus.Sent)).Count);
        });

        packed.ShouldBe([2, 1, 1]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_tenants_object_is_not_found(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(1)))).Value;

        await Should.ThrowAsync<NotFoundException>(() =>
            world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent), caller: NewCaller())
        );

        await using var theirs = world.Open(NewCaller());
        (await theirs.Set<Parcel>().AnyAsync(Cancel)).ShouldBeFalse();
        await using var nobodys = world.Storage.Database.Open(default);
        (await nobodys.Set<Parcel>().AnyAsync(Cancel)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_answered_is_there_after_a_restart(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        await world.RunAsync(new PackParcel(Aud(400)), key: "one");

        await world.RestartAsync();

        (await world.AvailableAsync()).Posted.ShouldBe(Aud(600));
        (await world.RunAsync(new PackParcel(Aud(400)), key: "one")).Replayed.ShouldBeTrue();
        var next = await world.RunAsync(new PackParcel(Aud(1)));
        next.Events.Single().Sequence.ShouldBe(2);
    }
}
