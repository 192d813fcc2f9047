using Payments.Domain.Events;
using Payments.Domain.Tenancy;
using Payments.Storage;
using Payments.Storage.Events;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Events;

public sealed class EventLogTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Readers_that_join_while_writers_run_see_every_event_once_and_in_order(
        StorageProvider provider
    )
    {
        const int Writers = 4;
        const int PerWriter = 50;
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);

        // Readers start at every stage of the writing: replay, the seam, and live.
        List<Task<List<long>>> readers = [];
        var writing = Enumerable
            .Range(0, Writers)
            .Select(async _ =>
            {
                for (var turn = 0; turn < PerWriter; turn++)
                {
                    await world.RunAsync(new PackParcel(Aud(1)));
                    if (turn % 10 == 0)
                    {
                        lock (readers)
                        {
                            readers.Add(
                                ReadAsync(world.Storage, world.TenantId, 0, Writers * PerWriter)
                            );
                        }
                    }
                }
            });
        await Task.WhenAll(writing);

        var seen = await Task.WhenAll(readers);

        seen.Length.ShouldBe(Writers * 5);
        seen.ShouldAllBe(sequences => sequences.SequenceEqual(Numbers(1, Writers * PerWriter)));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reader_far_behind_the_tail_catches_up_from_the_table_and_goes_live(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        await Task.WhenAll(Numbers(1, 30).Select(_ => world.RunAsync(new PackParcel(Aud(1)))));
        // A restarted process has an empty tail: everything before lies in the table only.
        await world.RestartAsync();

        var reader = ReadAsync(world.Storage, world.TenantId, 4, 36);
        await Task.WhenAll(Numbers(1, 10).Select(_ => world.RunAsync(new PackParcel(Aud(1)))));

        (await reader).ShouldBe(Numbers(5, 36));
    }

    [Fact]
    public async Task A_reader_gets_its_own_tenants_events_and_of_these_what_it_asked_for()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        var other = NewCaller();
        await world.GivenFundsAsync(1_000);
        await world.GivenFundsAsync(1_000, other);
        var first = (await world.RunAsync(new PackParcel(Aud(1)))).Value;
        await world.RunAsync(new PackParcel(Aud(1)), caller: other);
        await world.RunAsync(new PackParcel(Aud(1)));
        await world.RunAsync(new MoveParcel(first.Id, ParcelStatus.Sent));

        (await PageAsync(world, EventFilter.All)).ShouldBe([1, 3, 4]);
        (await PageAsync(world, EventFilter.Of(first.Subject))).ShouldBe([1, 4]);
        (await PageAsync(world, new() { Types = ["parcel.sent"] })).ShouldBe([4]);
        (await PageAsync(world, new() { SubjectKind = "wdr" })).ShouldBeEmpty();
        (await ReadAsync(world.Storage, other.TenantId, 0, 1)).ShouldBe([2]);
    }

    [Fact]
    public async Task Without_a_position_a_reader_starts_at_the_moment_it_asks()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(1_000);
        await world.RunAsync(new PackParcel(Aud(1)));

        var stream = world.Storage.Events.ReadAsync(world.TenantId, EventFilter.All, null, Cancel);
        await world.RunAsync(new PackParcel(Aud(1)));

        await using var reading = stream.GetAsyncEnumerator(Cancel);
        (await reading.MoveNextAsync()).ShouldBeTrue();
        reading.Current.Sequence.ShouldBe(2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_position_before_what_is_kept_is_refused_and_never_a_gap(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await world.GivenFundsAsync(1_000);
        await Task.WhenAll(Numbers(1, 10).Select(_ => world.RunAsync(new PackParcel(Aud(1)))));

        await world.Storage.Retention.ForgetBeforeAsync(world.Storage.Database, 6, Cancel);
        await world.RestartAsync();

        Should.Throw<CursorExpiredException>(() =>
            world.Storage.Events.ReadAsync(world.TenantId, EventFilter.All, 4, Cancel)
        );
        (await ReadAsync(world.Storage, world.TenantId, 5, 10)).ShouldBe(Numbers(6, 10));
    }

    [Fact]
    public void The_ring_of_the_tail_says_so_when_it_no_longer_reaches_back()
    {
        var tail = new EventTail(0);
        var tenant = NewCaller().TenantId;
        foreach (var sequence in Numbers(1, 20_000))
        {
            tail.Append([Record(tenant, sequence)]).ShouldBeTrue();
        }

        var scope = TenantScope.Of(tenant);
        List<EventRecord> found = [];
        var early = 0L;
        var late = 19_990L;

        tail.TryCollect(scope, EventFilter.All, ref early, found).ShouldBeFalse();
        tail.TryCollect(scope, EventFilter.All, ref late, found).ShouldBeTrue();
        found.Select(record => record.Sequence).ShouldBe(Numbers(19_991, 20_000));
        tail.Append([Record(tenant, 20_002)]).ShouldBeFalse("20,001 is missing");
        tail.Last.ShouldBe(20_000);
    }

    internal static async Task<List<long>> ReadAsync(
        PaymentsStorage node,
        TenantId tenantId,
        long after,
        long upTo
    )
    {
        List<long> seen = [];
        await foreach (
            var record in node.Events.ReadAsync(tenantId, EventFilter.All, after, Cancel)
        )
        {
            seen.Add(record.Sequence);
            if (record.Sequence >= upTo)
            {
                break;
            }
        }

        return seen;
    }

    internal static IEnumerable<long> Numbers(long first, long last) =>
        Enumerable.Range(0, (int)(last - first + 1)).Select(index => first + index);

    private static async Task<IEnumerable<long>> PageAsync(
        PaymentsWorld world,
        EventFilter filter
    ) =>
        (await world.Storage.Events.PageAsync(world.TenantId, filter, null, 100, Cancel)).Select(
            record => record.Sequence
        );

    private static EventRecord Record(TenantId tenant, long sequence) =>
        new()
        {
            Sequence = sequence,
            TenantId = tenant,
            Type = "test",
            SubjectKind = "par",
            SubjectId = Guid.Empty,
            SubjectVersion = 1,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Payload = "{}",
        };
}
