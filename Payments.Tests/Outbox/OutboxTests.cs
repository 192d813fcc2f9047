using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Outbox;
using Payments.Storage;
using Payments.Storage.Outbox;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Outbox;

public sealed class OutboxTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_enqueued_is_handed_over_in_one_batch_and_gone_when_done(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await GivenParcelsAsync(world, 25);
        var post = new PostOffice(world);

        (await PumpOf(world, post).PassAsync(Cancel)).ShouldBe(25);
        (await PumpOf(world, post).PassAsync(Cancel)).ShouldBe(0);

        post.Batches.ShouldBe([25]);
        (await ItemsAsync(world)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_fails_is_tried_again_after_a_pause_that_doubles_until_it_is_dead(
        StorageProvider provider
    )
    {
        await using var world = await StartAsync(provider);
        await GivenParcelsAsync(world, 1);
        var pump = PumpOf(world, new PostOffice(world) { IsClosed = true });

        foreach (var seconds in new[] { 1, 2, 4 })
        {
            (await pump.PassAsync(Cancel)).ShouldBe(1);
            world.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            (await pump.PassAsync(Cancel)).ShouldBe(0, "it is too early");
            world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await pump.PassAsync(Cancel)).ShouldBe(1);
        var item = (await ItemsAsync(world)).ShouldHaveSingleItem();
        (item.Status, item.Attempts, item.LastError).ShouldBe((OutboxStatus.Dead, 4, "Closed."));
        world.Clock.Advance(TimeSpan.FromDays(1));
        (await pump.PassAsync(Cancel)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_outcome_is_recorded_once_however_often_it_is_told(StorageProvider provider)
    {
        await using var world = await StartAsync(provider);
        await GivenParcelsAsync(world, 1);
        var item = (await ItemsAsync(world)).Single();

        var told = new List<bool>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    world.DoAsync(async work => told.Add(await work.Outbox.CompleteAsync(item.Id)))
                )
        );

        told.Count(isFirst => isFirst).ShouldBe(1);
    }

    [Fact]
    public async Task Nodes_lease_rows_past_each_other_and_a_dead_nodes_lease_runs_out()
    {
        await using var world = await StartAsync(StorageProvider.Postgres);
        await using var second = await world.StartNodeAsync();
        await GivenParcelsAsync(world, 40);
        var post = new PostOffice(world);
        var leases = new OutboxLeases(world.Storage.Database, world.Clock);
        var others = new OutboxLeases(second.Database, world.Clock);

        var taken = await Task.WhenAll(
            leases.TakeAsync(post, Cancel),
            others.TakeAsync(post, Cancel)
        );

        taken.SelectMany(items => items).Select(item => item.Id).Distinct().Count().ShouldBe(40);
        taken.Sum(items => items.Count).ShouldBe(40);
        (await leases.TakeAsync(post, Cancel)).ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await others.TakeAsync(post, Cancel)).Count.ShouldBe(40);
    }

    private static async Task GivenParcelsAsync(PaymentsWorld world, int count)
    {
        await world.GivenFundsAsync(count);
        await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => world.RunAsync(new PackParcel(Aud(1))))
        );
    }

    private static async Task<List<OutboxItem>> ItemsAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<OutboxItem>().ToListAsync(Cancel);
    }

    private static OutboxPump PumpOf(PaymentsWorld world, IOutboxHandler handler) =>
        new(
            handler,
            new(world.Storage.Database, world.Clock),
            world.Storage.OutboxSignals,
            world.Gate,
            NullLogger.Instance
        );

    private sealed class PostOffice(PaymentsWorld world) : IOutboxHandler
    {
        public bool IsClosed { get; init; }

        public List<int> Batches { get; } = [];

        public string Kind => "parcel.post";

        public OutboxPolicy Policy { get; } = OutboxPolicy.Default with { AttemptsMax = 4 };

        public async Task HandleAsync(
            IReadOnlyList<OutboxItem> items,
            CancellationToken cancellationToken
        )
        {
            if (IsClosed)
            {
                throw new IOException("Closed.");
            }

            Batches.Add(items.Count);
            await Task.WhenAll(
                items.Select(item =>
                    world.DoAsync(async work => await work.Outbox.CompleteAsync(item.Id))
                )
            );
        }
    }
}
