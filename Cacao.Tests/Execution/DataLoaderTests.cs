using System.Collections.Concurrent;
using Cacao.Execution.DataLoaders;
using Cacao.Types.Model;

namespace Cacao.Tests.Execution;

/// <summary>Keys of a level are loaded together, each key once.</summary>
public sealed class DataLoaderTests
{
    private const string Sdl = """
        type Item { id: Int! partner: Item twice: Item nested: Item slowly: Item required: Item group: [Item!] }
        type Query { items(count: Int!): [Item!]! item(id: Int!): Item }
        """;

    private readonly BatchLog _log = new();

    private TestExecutor Executor =>
        field ??= new TestExecutor(
            BuildSchema(),
            services: services =>
                services
                    .AddSingleton(_log)
                    .AddSingleton(
                        new DataLoaderRegistration(
                            typeof(Nested),
                            (_, scheduler) => new Nested(scheduler, new Partners(_log, scheduler))
                        )
                    )
        );

    [Fact]
    public async Task All_keys_of_a_level_make_one_batch()
    {
        var data = await Executor.DataAsync("{ items(count: 3) { partner { id } } }");

        data.ShouldBe(
            """{"items":[{"partner":{"id":100}},{"partner":{"id":101}},{"partner":{"id":102}}]}"""
        );
        _log.Batches.ShouldBe(["0,1,2"]);
    }

    [Fact]
    public async Task Each_level_makes_one_batch()
    {
        await Executor.DataAsync("{ items(count: 3) { partner { partner { partner { id } } } } }");

        _log.Batches.ShouldBe(["0,1,2", "100,101,102", "200,201,202"]);
    }

    [Fact]
    public async Task A_resolver_that_loads_twice_makes_two_batches_for_all()
    {
        await Executor.DataAsync("{ items(count: 20) { twice { id } } }");

        _log.Batches.Count.ShouldBe(2);
        _log.Batches.ShouldAllBe(batch => batch.Split(',', StringSplitOptions.None).Length == 20);
    }

    [Fact]
    public async Task A_key_asked_for_in_many_places_is_loaded_once()
    {
        await Executor.DataAsync(
            "{ a: items(count: 2) { partner { id } x: partner { id } } b: items(count: 2) { partner { id } } }"
        );

        _log.Batches.ShouldBe(["0,1"]);
    }

    [Fact]
    public async Task A_batch_may_load_by_another_loader()
    {
        (await Executor.DataAsync("{ items(count: 2) { nested { id } } }")).ShouldBe(
            """{"items":[{"nested":{"id":200}},{"nested":{"id":201}}]}"""
        );
    }

    [Fact]
    public async Task Keys_that_come_late_are_loaded_all_the_same() =>
        (await Executor.DataAsync("{ items(count: 5) { slowly { id } } }")).ShouldContain("104");

    [Fact]
    public async Task A_key_without_value_is_null() =>
        (await Executor.DataAsync("{ item(id: 900) { partner { id } } }")).ShouldBe(
            """{"item":{"partner":null}}"""
        );

    [Fact]
    public async Task A_required_key_without_value_is_an_error()
    {
        await using var result = await Executor.RunAsync("{ item(id: 900) { required { id } } }");

        result.Errors.ShouldHaveSingleItem().Exception.ShouldBeOfType<KeyNotFoundException>();
    }

    [Fact]
    public async Task A_grouped_loader_gives_an_empty_list_where_there_is_nothing() =>
        (await Executor.DataAsync("{ items(count: 2) { group { id } } }")).ShouldBe(
            """{"items":[{"group":[]},{"group":[{"id":10},{"id":11}]}]}"""
        );

    [Fact]
    public async Task A_request_does_not_see_what_another_has_cached()
    {
        await Executor.DataAsync("{ items(count: 1) { partner { id } } }");
        await Executor.DataAsync("{ items(count: 1) { partner { id } } }");

        _log.Batches.ShouldBe(["0", "0"]);
    }

    [Fact]
    public async Task Batches_are_split_at_the_largest_size()
    {
        var scheduler = new ManualScheduler();
        var loader = new Partners(_log, scheduler, new DataLoaderOptions { MaxBatchSize = 2 });

        var loading = loader.LoadAsync([1, 2, 3], TestContext.Current.CancellationToken);
        await scheduler.RunAllAsync();

        (await loading).ShouldAllBe(item => item != null);
        _log.Batches.ShouldBe(["1,2", "3"]);
    }

    [Fact]
    public async Task A_failed_batch_fails_all_its_keys_and_is_asked_again_next_time()
    {
        var scheduler = new ManualScheduler();
        var loader = new Partners(_log, scheduler, null);
        var failing = loader.LoadAsync(666, TestContext.Current.CancellationToken);
        await scheduler.RunAllAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => failing);

        var again = loader.LoadAsync(666, TestContext.Current.CancellationToken);
        await scheduler.RunAllAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => again);
        _log.Batches.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_primed_value_needs_no_batch_and_a_cleared_one_does()
    {
        var scheduler = new ManualScheduler();
        var loader = new Partners(_log, scheduler, null);
        loader.Prime(1, new Item(7));
        (await loader.LoadAsync(1, TestContext.Current.CancellationToken))!.Id.ShouldBe(7);

        loader.Clear(1);
        var loading = loader.LoadAsync(1, TestContext.Current.CancellationToken);
        await scheduler.RunAllAsync();
        (await loading)!.Id.ShouldBe(101);
    }

    private static Schema BuildSchema() =>
        new SdlSchema()
            .Resolve(
                "Query.items",
                context =>
                    Enumerable
                        .Range(0, context.ArgumentValue<int>("count"))
                        .Select(i => new Item(i))
            )
            .Resolve("Query.item", context => new Item(context.ArgumentValue<int>("id")))
            .ResolveAsync(
                "Item.partner",
                context => context.DataLoader<Partners>().LoadAsync(context.Parent<Item>().Id)
            )
            .ResolveAsync(
                "Item.twice",
                async context =>
                {
                    var loader = context.DataLoader<Partners>();
                    var first = await loader.LoadAsync(context.Parent<Item>().Id);
                    return await loader.LoadAsync(first!.Id);
                }
            )
            .ResolveAsync(
                "Item.slowly",
                async context =>
                {
                    var (loader, id) = (context.DataLoader<Partners>(), context.Parent<Item>().Id);
                    await Task.Delay(TimeSpan.FromMilliseconds(id * 3), TimeProvider.System);
                    return await loader.LoadAsync(id);
                }
            )
            .ResolveAsync(
                "Item.nested",
                context => context.DataLoader<Nested>().LoadAsync(context.Parent<Item>().Id)
            )
            .ResolveAsync(
                "Item.required",
                context =>
                    context.DataLoader<Partners>().LoadRequiredAsync(context.Parent<Item>().Id)
            )
            .ResolveAsync(
                "Item.group",
                context => context.DataLoader<Groups>().LoadAsync(context.Parent<Item>().Id)
            )
            .Build(Sdl);

    private sealed record Item(int Id);

    private sealed class BatchLog
    {
        private readonly ConcurrentQueue<string> _batches = [];

        public IReadOnlyList<string> Batches => [.. _batches];

        public void Add(IEnumerable<int> keys) => _batches.Enqueue(string.Join(',', keys));
    }

    private sealed class Partners(
        BatchLog log,
        IBatchScheduler scheduler,
        DataLoaderOptions? options = null
    ) : BatchDataLoader<int, Item>(scheduler, options)
    {
        protected override async Task<IReadOnlyDictionary<int, Item>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        )
        {
            log.Add(keys);
            await Task.Yield();
            return keys.Contains(666)
                ? throw new InvalidOperationException("The source is down.")
                : keys.Where(key => key < 900).ToDictionary(key => key, key => new Item(key + 100));
        }
    }

    private sealed class Nested(IBatchScheduler scheduler, Partners partners)
        : BatchDataLoader<int, Item>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, Item>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        )
        {
            var values = await partners.LoadAsync([.. keys], cancellationToken);
            return keys.Zip(values)
                .ToDictionary(pair => pair.First, pair => new Item(pair.Second!.Id + 100));
        }
    }

    private sealed class Groups(IBatchScheduler scheduler) : GroupedDataLoader<int, Item>(scheduler)
    {
        protected override Task<ILookup<int, Item>> LoadGroupedBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                keys.Where(key => key > 0)
                    .SelectMany(key =>
                        new[] { (key, new Item(key * 10)), (key, new Item((key * 10) + 1)) }
                    )
                    .ToLookup(pair => pair.key, pair => pair.Item2)
            );
    }

    private sealed class ManualScheduler : IBatchScheduler
    {
        private readonly List<Func<ValueTask>> _batches = [];

        public void Schedule(Func<ValueTask> batch) => _batches.Add(batch);

        public async Task RunAllAsync()
        {
            foreach (var batch in _batches)
            {
                await batch();
            }

            _batches.Clear();
        }
    }
}
