using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Storage;
using Payments.Storage.Entities;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>What the gate keeps between batches is what the database has, or is not used.</summary>
public sealed class EntityCacheTests
{
    [Fact]
    public void What_is_not_asked_for_is_forgotten_and_what_is_stays()
    {
        var cache = new EntityCache(generationSizeMax: 10);
        cache.Put(Key(0), "asked for");
        cache.Put(Key(1), "not asked for");
        foreach (var number in Enumerable.Range(2, 40))
        {
            cache.Put(Key(number), number);
            cache.Find(Key(0)).ShouldBe("asked for");
        }

        cache.Find(Key(1)).ShouldBeNull();
        cache.Find(Key(41)).ShouldBe(41);
    }

    [Fact]
    public void What_was_removed_or_replaced_does_not_come_back_from_the_old_generation()
    {
        var cache = new EntityCache(generationSizeMax: 2);
        cache.Put(Key(0), "first");
        cache.Put(Key(1), "gone");
        cache.Put(Key(0), "second");
        cache.Remove(Key(1));
        cache.Put(Key(2), "more");

        cache.Find(Key(0)).ShouldBe("second");
        cache.Find(Key(1)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_answer_stays_as_it_was_when_later_batches_change_the_object(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);

        var packed = (await world.RunAsync(new PackParcel(Aud(100)))).Value;
        var sent = (await world.RunAsync(new MoveParcel(packed.Id, ParcelStatus.Sent))).Value;

        (packed.Status, packed.Version).ShouldBe((ParcelStatus.Packed, 1));
        (sent.Status, sent.Version).ShouldBe((ParcelStatus.Sent, 3));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_refused_command_leaves_the_kept_object_as_it_was(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;

        await Should.ThrowAsync<ForbiddenException>(() =>
            world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent, ThenRefuse: true))
        );

        var moved = (await world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent))).Value;
        (moved.Version, moved.Value).ShouldBe((3, Aud(101)));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_removed_object_is_not_found_afterwards(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;

        await world.DoAsync(async work => work.Remove(await work.GetAsync<Parcel>(parcel.Id)));

        await Should.ThrowAsync<NotFoundException>(() =>
            world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent))
        );
        await using var db = world.Open();
        (await db.Set<Parcel>().AnyAsync(Cancel)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_command_on_what_somebody_else_changed_decides_again_and_so_do_its_neighbours(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;
        await world.ExecuteAsync("UPDATE parcels SET version = 7, value_minor_units = 500");

        var moved = world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent));
        var packed = Enumerable
            .Range(0, 20)
            .Select(_ => world.RunAsync(new PackParcel(Aud(1))))
            .ToArray();

        (await moved).Value.Version.ShouldBe(9);
        (await moved).Value.Value.ShouldBe(Aud(501));
        await Task.WhenAll(packed);
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(880));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task After_a_batch_that_failed_nothing_of_it_is_remembered(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        await world.RunAsync(new PackParcel(Aud(1), "taken"));
        var parcel = (await world.RunAsync(new PackParcel(Aud(100)))).Value;

        // The move is done in memory before the insert of its neighbour fails in the database.
        await Should.ThrowAsync<DuplicateExternalIdException>(() =>
            world.DoAsync(async work =>
            {
                var moving = await work.GetAsync<Parcel>(parcel.Id);
                moving.MoveTo(ParcelStatus.Sent, work.Caller.Actor);
                work.Add(Parcel.Pack(work, Aud(2), "taken"));
            })
        );

        var moved = (await world.RunAsync(new MoveParcel(parcel.Id, ParcelStatus.Sent))).Value;
        moved.Version.ShouldBe(3);
    }

    private static EntityKey Key(int number) => new(typeof(string), number);
}
