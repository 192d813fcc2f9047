using Microsoft.EntityFrameworkCore;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Idempotency;

public sealed class IdempotencyTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Forty_parallel_twins_make_one_object(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);

        var twins = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => world.RunAsync(new PackParcel(Aud(100)), key: "k"))
        );

        twins.Select(twin => twin.Value.Id).Distinct().Count().ShouldBe(1);
        twins.Count(twin => !twin.Replayed).ShouldBe(1);
        twins.Sum(twin => twin.Events.Count).ShouldBe(1);
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(900));
        await using var db = world.Open();
        (await db.Set<Parcel>().CountAsync(Cancel)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_key_with_other_input_names_what_it_made(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        var first = await world.RunAsync(new PackParcel(Aud(100)), key: "k");

        var conflict = await Should.ThrowAsync<IdempotencyConflictException>(() =>
            world.RunAsync(new PackParcel(Aud(101)), key: "k")
        );

        conflict.Existing.ShouldBe(first.Value.Subject);
        (await world.AvailableAsync()).Posted.ShouldBe(Aud(900));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_refused_command_does_not_use_up_its_key(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.RunAsync(new PackParcel(Aud(100)), key: "k")
        );

        await world.GivenFundsAsync(100);

        (await world.RunAsync(new PackParcel(Aud(100)), key: "k")).Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_is_its_tenants_and_its_operations_own()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        var other = NewCaller();
        await world.GivenFundsAsync(1_000);
        await world.GivenFundsAsync(1_000, other);

        var mine = (await world.RunAsync(new PackParcel(Aud(1)), key: "k")).Value;
        var theirs = (await world.RunAsync(new PackParcel(Aud(2)), key: "k", other)).Value;
        var moved = await world.RunAsync(new MoveParcel(mine.Id, ParcelStatus.Sent), key: "k");

        theirs.Id.ShouldNotBe(mine.Id);
        moved.Replayed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\ud800b")]
    public void A_key_is_printable(string? key) =>
        Should.Throw<MalformedIdempotencyKeyException>(() => IdempotencyKey.Parse(key));

    [Fact]
    public void A_key_has_at_most_255_characters()
    {
        IdempotencyKey.Parse(new('k', 255)).Value.Length.ShouldBe(255);
        Should.Throw<MalformedIdempotencyKeyException>(() => IdempotencyKey.Parse(new('k', 256)));
    }

    [Fact]
    public void A_fingerprint_knows_each_property_and_forgets_their_order_and_nulls()
    {
        var one = Fingerprint.Of(
            new
            {
                A = 1,
                B = "x",
                C = (string?)null,
            }
        );

        Fingerprint.Of(new { B = "x", A = 1 }).ShouldBe(one);
        Fingerprint.Of(new { B = "y", A = 1 }).ShouldNotBe(one);
        Fingerprint.Of(new PackParcel(Aud(1))).ShouldBe(Fingerprint.Of(new PackParcel(Aud(1))));
        Fingerprint.Of(new PackParcel(Aud(1))).ShouldNotBe(Fingerprint.Of(new PackParcel(Aud(2))));
    }
}
