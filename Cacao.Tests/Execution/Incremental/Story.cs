using System.Text;
using System.Threading.Channels;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Execution.DataLoaders;
using Cacao.Types.Directives;
using Cacao.Types.Model;

namespace Cacao.Tests.Execution.Incremental;

/// <summary>A schema with fields that wait for the test, and a reader of responses in parts.</summary>
internal sealed class Story
{
    private const string Sdl = """
        type Query {
          fast: String!
          slow: String!
          gated(name: String!): String
          fails: String
          strictFails: String!
          never: String
          self: Query!
          maybe: Query
          many(count: Int! = 2): [Query!]!
          position: Int!
          loaded: Int
          numbers: [Int!]!
          looseNumbers: [Int]
          feed: [Query!]!
          looseFeed: [Query]
          deafFeed: [Query!]
          letters: [String!]!
          broken: [String!]
          endless: [Int!]!
          stubborn: [Int!]!
          stubbornSequence: [String!]!
        }
        type Mutation { change: Query! }
        """;

    private readonly Dictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public Story(RequestExecutorOptions? options = null, TimeProvider? time = null) =>
        Executor = new TestExecutor(
            BuildSchema(),
            options,
            services =>
                services
                    .AddSingleton(this)
                    .AddSingleton(DataLoaderRegistration.Of(typeof(Loader), typeof(Loader))),
            time: time
        );

    public TestExecutor Executor { get; }

    public List<string> Log { get; } = [];

    public List<int> BatchSizes { get; } = [];

    /// <summary>What <c>feed</c> and <c>looseFeed</c> give: the position of each object, null for none.</summary>
    public Channel<int?> Feed { get; } = Channel.CreateUnbounded<int?>();

    /// <summary>Set when a sequence has been disposed.</summary>
    public TaskCompletionSource Disposed { get; } = new();

    public TaskCompletionSource Gate(string name)
    {
        lock (_gates)
        {
            if (!_gates.TryGetValue(name, out var gate))
            {
                _gates[name] = gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return gate;
        }
    }

    /// <summary>All parts as text; one when the response came whole.</summary>
    public async Task<List<string>> PartsAsync(
        string query,
        string? variables = null,
        IncrementalFormat format = IncrementalFormat.Version01
    )
    {
        List<string> parts = [];
        await using var result = await RunAsync(query, variables, format, Token);
        if (result is OperationResult whole)
        {
            return [Text(whole)];
        }

        await foreach (var part in ((ResponseStream)result).ReadResultsAsync(Token))
        {
            await using (part)
            {
                parts.Add(Text(part));
            }
        }

        return parts;
    }

    public Task<IncrementalResult> StartAsync(string query) => StartUntilAsync(query, Token);

    public async Task<IncrementalResult> StartUntilAsync(
        string query,
        CancellationToken cancellationToken
    ) =>
        (IncrementalResult)
            await RunAsync(query, null, IncrementalFormat.Version01, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(string query) =>
        RunAsync(query, null, IncrementalFormat.Version01, Token);

    public static async Task<string> NextAsync(IAsyncEnumerator<OperationResult> parts)
    {
        (await parts.MoveNextAsync()).ShouldBeTrue();
        await using var part = parts.Current;
        return Text(part);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Text(OperationResult result) => Encoding.UTF8.GetString(result.Json.Span);

    private ValueTask<ExecutionResult> RunAsync(
        string query,
        string? variables,
        IncrementalFormat format,
        CancellationToken cancellationToken
    )
    {
        var plain = Executor.Request(query, variables);
        var request = new OperationRequest
        {
            Document = plain.Document,
            Variables = plain.Variables,
            Services = plain.Services,
            Incremental = format,
        };
        return Executor.Executor.ExecuteAsync(request, cancellationToken);
    }

    private Schema BuildSchema() =>
        new SdlSchema()
            .Directive(IncrementalDirectives.Defer)
            .Directive(IncrementalDirectives.Stream)
            .Resolve("Query.fast", _ => Logged("fast"))
            .ResolveAsync(
                "Query.slow",
                async _ =>
                {
                    await Task.Yield();
                    return Logged("slow");
                }
            )
            .ResolveAsync(
                "Query.gated",
                async context =>
                {
                    var name = context.ArgumentValue<string>("name");
                    await Gate(name).Task.WaitAsync(context.RequestAborted);
                    return Logged(name);
                }
            )
            .Resolve("Query.fails", _ => throw new GraphQLException("no"))
            .ResolveAsync(
                "Query.strictFails",
                async Task<string> (_) =>
                {
                    await Task.Yield();
                    throw new GraphQLException("no");
                }
            )
            .ResolveAsync(
                "Query.never",
                async context =>
                {
                    await Task.Delay(
                        Timeout.InfiniteTimeSpan,
                        TimeProvider.System,
                        context.RequestAborted
                    );
                    return "";
                }
            )
            .Resolve("Query.self", _ => Logged("self", (object)0))
            .Resolve("Query.maybe", _ => 0)
            .Resolve(
                "Query.many",
                context => Enumerable.Range(0, context.ArgumentValue<int>("count")).ToArray()
            )
            .Pure("Query.position", parent => parent)
            .ResolveAsync(
                "Query.loaded",
                context =>
                    context
                        .DataLoader<Loader>()
                        .LoadAsync(context.Parent<int>(), context.RequestAborted)
            )
            .Resolve("Query.numbers", _ => Enumerable.Range(0, 3).ToArray())
            .Resolve("Query.looseNumbers", _ => new object?[] { 0, new Error("hole"), null, 3 })
            .Resolve("Query.feed", context => ReadFeed(context.RequestAborted))
            .Resolve("Query.looseFeed", context => ReadFeed(context.RequestAborted))
            .Resolve("Query.deafFeed", context => ReadUntil(context.RequestAborted))
            .Resolve("Query.letters", _ => Letters())
            .Resolve("Query.broken", _ => Broken())
            .Resolve("Query.endless", _ => Endless())
            .Resolve("Query.stubborn", _ => Stubborn.List(0, null, 2))
            .Resolve("Query.stubbornSequence", _ => Stubborn.Sequence("a", null, "c"))
            .Resolve("Mutation.change", _ => Logged("change", (object)0))
            .Build(Sdl);

    private string Logged(string name) => Logged(name, name);

    private T Logged<T>(string name, T value)
    {
        lock (Log)
        {
            Log.Add(name);
        }

        return value;
    }

    private async IAsyncEnumerable<object?> ReadFeed(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var position in Feed.Reader.ReadAllAsync(cancellationToken))
            {
                yield return position;
            }
        }
        finally
        {
            Disposed.TrySetResult();
        }
    }

#pragma warning disable CS8425 // As people write it who forget the attribute: it hears of the request's end only.
    private async IAsyncEnumerable<object?> ReadUntil(CancellationToken cancellationToken)
#pragma warning restore CS8425
    {
        await foreach (var position in ReadFeed(cancellationToken))
        {
            yield return position;
        }
    }

    private static async IAsyncEnumerable<string> Letters()
    {
        foreach (var letter in new[] { "a", "b", "c" })
        {
            await Task.Yield();
            yield return letter;
        }
    }

    private async IAsyncEnumerable<string> Broken()
    {
        try
        {
            yield return "a";
            await Task.Yield();
            throw new GraphQLException("torn");
        }
        finally
        {
            Disposed.TrySetResult();
        }
    }

    private async IAsyncEnumerable<int> Endless()
    {
        try
        {
            for (var i = 0; i < int.MaxValue; i++)
            {
                yield return i;
                await Task.CompletedTask;
            }
        }
        finally
        {
            Disposed.TrySetResult();
        }
    }

    internal sealed class Loader(IBatchScheduler scheduler, Story story)
        : BatchDataLoader<int, int>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            story.BatchSizes.Add(keys.Count);
            return keys.ToDictionary(key => key, key => key * 10);
        }
    }
}
