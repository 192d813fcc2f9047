using Payments.Domain.AdverseMedia;
using Payments.Domain.Outbox;
using Payments.Domain.Quotas;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.AdverseMedia;

/// <summary>What becomes of a search when the searcher is slow, silent, or answers twice.</summary>
public sealed class SearcherFaultTests
{
    [Fact]
    public async Task A_search_that_runs_is_asked_about_again_until_it_is_over()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var searcher = new Searcher();
        await GivenStartedAsync(world, searcher);

        searcher.State = AdverseMediaState.Running;
        await FetchAsync(world, searcher);
        (await world.ReadAsync<AdverseMediaRequest>()).Status.ShouldBe(AdverseMediaStatus.Pending);
        searcher.State = AdverseMediaState.Done;
        await FetchAsync(world, searcher);

        var request = await world.ReadAsync<AdverseMediaRequest>();
        request.Status.ShouldBe(AdverseMediaStatus.Completed);
        request.Results.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AdverseMediaState.Running)]
    [InlineData(null)]
    public async Task A_search_that_is_never_over_has_failed_with_the_last_attempt_and_costs_nothing(
        AdverseMediaState? state
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var searcher = new Searcher();
        await GivenStartedAsync(world, searcher);
        searcher.State = state;

        for (var attempt = 1; attempt < OutboxPolicy.Default.AttemptsMax; attempt++)
        {
            var item = await ItemAsync(world);
            await world.RunAsync(new PostponeOutboxItem(item.Id, OutboxPolicy.Default, "again"));
        }

        await FetchAsync(world, searcher);

        (await world.ReadAsync<AdverseMediaRequest>()).Status.ShouldBe(AdverseMediaStatus.Failed);
        (await world.ReadAsync<QuotaUse>()).Used.ShouldBe(0);
    }

    [Fact]
    public async Task A_search_that_nobody_takes_fails()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await SearchAsync(world);
        var start = new AdverseMediaStart(new Searcher { State = null }, world.Gate);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var item = await ItemAsync(world);
            await Should.ThrowAsync<AdverseMediaUnavailableException>(() =>
                start.HandleAsync([item], PaymentsWorld.Cancel)
            );
            await world.RunAsync(new PostponeOutboxItem(item.Id, OutboxPolicy.Default, "silent"));
        }

        await start.HandleAsync([await ItemAsync(world)], PaymentsWorld.Cancel);

        var request = await world.ReadAsync<AdverseMediaRequest>();
        (request.Status, request.IsBillable).ShouldBe((AdverseMediaStatus.Failed, false));
    }

    private static async Task GivenStartedAsync(PaymentsWorld world, Searcher searcher)
    {
        await SearchAsync(world);
        var item = await ItemAsync(world);
        var start = new AdverseMediaStart(searcher, world.Gate);
        await start.HandleAsync([item], PaymentsWorld.Cancel);
        // A worker died after the start was recorded, and another one starts it again.
        await start.HandleAsync([item], PaymentsWorld.Cancel);
    }

    private static async Task SearchAsync(PaymentsWorld world) =>
        await world.RunAsync(
            new SearchAdverseMedia("Jane", null, "Citizen", null, "AU", null, null)
        );

    private static async Task FetchAsync(PaymentsWorld world, Searcher searcher) =>
        await new AdverseMediaFetch(searcher, world.Gate).HandleAsync(
            [await ItemAsync(world)],
            PaymentsWorld.Cancel
        );

    private static async Task<OutboxItem> ItemAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return db.Set<OutboxItem>().Single();
    }

    private sealed class Searcher : IAdverseMediaSearch
    {
        /// <summary>Null: silent.</summary>
        public AdverseMediaState? State { get; set; } = AdverseMediaState.Running;

        public Task StartAsync(AdverseMediaSubject subject, CancellationToken cancellationToken) =>
            State is null ? throw Silent() : Task.CompletedTask;

        public Task<AdverseMediaAnswer> FindAsync(
            AdverseMediaSubject subject,
            CancellationToken cancellationToken
        ) => Task.FromResult(AdverseMediaAnswer.Of(State ?? throw Silent()));

        private static AdverseMediaUnavailableException Silent() => new("Nobody is there.");
    }
}
