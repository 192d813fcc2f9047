using System.Runtime.CompilerServices;
using System.Text;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Subscriptions;
using Cacao.Tests.Execution;
using Cacao.Types.Model;

namespace Cacao.Tests.Subscriptions;

/// <summary>From the source stream to the results that clients see.</summary>
public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Event { number: Int! scope: String! }
        type Query { hello: String }
        type Subscription {
          count(to: Int!): Int!
          event: Event!
          oddFails: Int
          breaks: Int!
          refused: Int!
          ended: Int!
          topic(name: String!): Int!
          silent: Int!
        }
        """;

    private readonly List<string> _log = [];

    private TestExecutor Executor => field ??= new TestExecutor(BuildSchema(), services: Services);

    [Fact]
    public async Task Each_event_gives_one_result_and_the_stream_ends_with_its_source() =>
        (await ReadAsync("subscription { count(to: 3) }")).ShouldBe([
            """{"data":{"count":1}}""",
            """{"data":{"count":2}}""",
            """{"data":{"count":3}}""",
        ]);

    [Fact]
    public async Task Variables_reach_the_source_stream() =>
        (await ReadAsync("subscription ($n: Int!) { count(to: $n) }", """{"n":1}""")).ShouldBe([
            """{"data":{"count":1}}""",
        ]);

    [Fact]
    public async Task Each_event_has_a_service_scope_of_its_own() =>
        (await ReadAsync("subscription { event { scope } }")).Distinct().Count().ShouldBe(2);

    [Fact]
    public async Task An_error_in_one_event_stays_in_its_result() =>
        (await ReadAsync("subscription { oddFails }")).ShouldBe([
            """{"errors":[{"message":"odd","locations":[{"line":1,"column":16}],"path":["oddFails"]}],"data":{"oddFails":null}}""",
            """{"data":{"oddFails":2}}""",
            """{"errors":[{"message":"odd","locations":[{"line":1,"column":16}],"path":["oddFails"]}],"data":{"oddFails":null}}""",
        ]);

    [Fact]
    public async Task A_fault_of_the_source_gives_one_last_result_with_only_errors() =>
        (await ReadAsync("subscription { breaks }")).ShouldBe([
            """{"data":{"breaks":1}}""",
            """{"errors":[{"message":"Unexpected Execution Error"}]}""",
        ]);

    [Fact]
    public async Task A_refusal_to_subscribe_is_a_request_error()
    {
        await using var result = await SubscribeAsync("subscription { refused }");

        var refusal = result.ShouldBeOfType<OperationResult>();
        refusal.Kind.ShouldBe(ResultKind.ValidationError);
        Encoding
            .UTF8.GetString(refusal.Json.Span)
            .ShouldBe(
                """{"errors":[{"message":"not now","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"SUB_REFUSED"}}]}"""
            );
    }

    [Fact]
    public async Task A_source_that_does_not_open_in_time_is_given_up_and_closed_when_it_comes()
    {
        var clock = new StoppedClock();
        var late = new LateSource();
        var executor = new TestExecutor(
            new SdlSchema()
                .Field(
                    "Subscription.silent",
                    field =>
                    {
                        field.Resolver = _ => new(0);
                        field.Subscribe = context => new(late.OpenAsync(context.RequestAborted));
                    }
                )
                .Build(Sdl),
            time: clock
        );
        var answering = executor.RunAsync("subscription { silent }");
        await late.Asked;

        clock.RunOut();

        var refusal = await answering;
        refusal.Kind.ShouldBe(ResultKind.Timeout);
        refusal.Errors.ShouldHaveSingleItem().Code.ShouldBe("HC0045");
        await late.Cancelled.WaitAsync(
            TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken
        );

        late.Arrive();

        await late.Closed.WaitAsync(
            TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task A_source_may_end_with_a_reason() =>
        (await ReadAsync("subscription { ended }")).ShouldBe([
            """{"data":{"ended":1}}""",
            """{"errors":[{"message":"You have logged out.","extensions":{"code":"LOGGED_OUT"}}]}""",
        ]);

    [Fact]
    public async Task A_subscription_can_be_ended_from_outside_while_it_waits()
    {
        await using var subscription = (SubscriptionResult)
            await SubscribeAsync("subscription { silent }");
        var reading = ReadAsync(subscription);

        subscription.End("REVOKED", "The session was revoked.");

        (await reading).ShouldBe([
            """{"errors":[{"message":"The session was revoked.","extensions":{"code":"REVOKED"}}]}""",
        ]);
        _log.ShouldBe(["silent closed"]);
    }

    [Fact]
    public async Task Stopping_to_read_closes_the_source_quietly()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        await using var subscription = (SubscriptionResult)
            await SubscribeAsync("subscription { silent }");
        var reading = ReadAsync(subscription, stop.Token);

        await stop.CancelAsync();

        (await reading).ShouldBeEmpty();
        _log.ShouldBe(["silent closed"]);
    }

    [Fact]
    public async Task No_message_is_missed_between_subscribing_and_reading()
    {
        await using var subscription = (SubscriptionResult)
            await SubscribeAsync("""subscription { topic(name: "a") }""");
        var sender = Executor.Services.GetRequiredService<ITopicEventSender>();
        await sender.SendAsync("a", 1, TestContext.Current.CancellationToken);
        await sender.SendAsync("b", 99, TestContext.Current.CancellationToken);
        await sender.SendAsync("a", 2, TestContext.Current.CancellationToken);
        await sender.CompleteAsync("a");

        (await ReadAsync(subscription)).ShouldBe([
            """{"data":{"topic":1}}""",
            """{"data":{"topic":2}}""",
        ]);
    }

    [Fact]
    public async Task A_slow_subscriber_is_told_so_and_does_not_hold_up_the_sender()
    {
        await using var subscription = (SubscriptionResult)
            await SubscribeAsync("""subscription { topic(name: "a") }""");
        var sender = Executor.Services.GetRequiredService<ITopicEventSender>();
        for (var i = 0; i < 100; i++)
        {
            await sender.SendAsync("a", i, TestContext.Current.CancellationToken);
        }

        var results = await ReadAsync(subscription);

        results.Count.ShouldBe(65);
        results[^1].ShouldContain("SUBSCRIPTION_SLOW_CONSUMER");
    }

    [Fact]
    public async Task A_topic_that_nobody_listens_to_is_forgotten()
    {
        var topics = Executor.Services.GetRequiredService<InMemoryTopics>();
        var subscription = await SubscribeAsync("""subscription { topic(name: "a") }""");
        topics.TopicCount.ShouldBe(1);

        await subscription.DisposeAsync();

        topics.TopicCount.ShouldBe(0);
    }

    private async Task<ExecutionResult> SubscribeAsync(string query, string? variables = null) =>
        await Executor.Executor.ExecuteAsync(
            Executor.Request(query, variables),
            TestContext.Current.CancellationToken
        );

    private async Task<IReadOnlyList<string>> ReadAsync(string query, string? variables = null)
    {
        await using var result = await SubscribeAsync(query, variables);
        return await ReadAsync(result.ShouldBeAssignableTo<SubscriptionResult>()!);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(
        SubscriptionResult subscription,
        CancellationToken? stop = null
    )
    {
        var results = new List<string>();
        await foreach (
            var result in subscription.ReadResultsAsync(
                stop ?? TestContext.Current.CancellationToken
            )
        )
        {
            results.Add(Encoding.UTF8.GetString(result.Json.Span));
            await result.DisposeAsync();
        }

        return results;
    }

    private Schema BuildSchema() =>
        new SdlSchema()
            .Resolve("Event.scope", context => context.Service<Scoped>().Name)
            .Pure("Event.number", parent => parent)
            .Field(
                "Subscription.count",
                Stream((context, stop) => CountAsync(context.ArgumentValue<int>("to"), stop))
            )
            .Field("Subscription.event", Stream((_, stop) => CountAsync(2, stop)))
            .Field("Subscription.oddFails", Stream((_, stop) => CountAsync(3, stop), FailIfOdd))
            .Field("Subscription.breaks", Stream((_, _) => BreakAsync()))
            .Field("Subscription.refused", Stream((_, _) => throw Refusal()))
            .Field("Subscription.ended", Stream((_, _) => EndAsync()))
            .Field("Subscription.silent", Stream((_, stop) => SilentAsync(stop)))
            .Field(
                "Subscription.topic",
                field =>
                {
                    field.Resolver = context => new(context.EventMessage<object>());
                    field.Subscribe = context =>
                        SourceEvents.OfTopicAsync<object>(
                            context.Service<ITopicEventReceiver>(),
                            context.ArgumentValue<string>("name"),
                            context.RequestAborted
                        );
                }
            )
            .Build(Sdl);

    private static Action<OutputField> Stream(
        Func<
            Cacao.Types.Resolvers.IResolverContext,
            CancellationToken,
            IAsyncEnumerable<object?>
        > open,
        Func<int, object?>? resolve = null
    ) =>
        field =>
        {
            field.Resolver = context =>
                new(
                    resolve is null
                        ? context.EventMessage<int>()
                        : resolve(context.EventMessage<int>())
                );
            field.Subscribe = context => new(open(context, context.RequestAborted));
        };

    private static object FailIfOdd(int number) =>
        number % 2 == 1 ? throw new GraphQLException("odd") : number;

    private static GraphQLException Refusal() =>
        new(ErrorBuilder.New().SetMessage("not now").SetCode("SUB_REFUSED").Build());

    private static async IAsyncEnumerable<object?> CountAsync(
        int to,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<object?> BreakAsync()
    {
        await Task.Yield();
        yield return 1;
        throw new InvalidOperationException("secret");
    }

    private static async IAsyncEnumerable<object?> EndAsync()
    {
        await Task.Yield();
        yield return 1;
        throw new SubscriptionEndedException("LOGGED_OUT", "You have logged out.");
    }

    private async IAsyncEnumerable<object?> SilentAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            yield return 0;
        }
        finally
        {
            _log.Add("silent closed");
        }
    }

    private static void Services(IServiceCollection services)
    {
        services.AddScoped<Scoped>();
        var topics = new InMemoryTopics(new SubscriptionOptions());
        services.AddSingleton(topics);
        services.AddSingleton<ITopicEventSender>(topics);
        services.AddSingleton<ITopicEventReceiver>(topics);
    }

    private sealed class Scoped
    {
        private static int _count;

        public string Name { get; } = $"scope {Interlocked.Increment(ref _count)}";
    }
}
