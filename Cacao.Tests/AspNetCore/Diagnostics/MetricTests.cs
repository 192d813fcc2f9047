using System.Net.WebSockets;
using Cacao.AspNetCore;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Execution.Diagnostics;
using Cacao.Subscriptions;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What the server counts and measures.</summary>
public sealed class MetricTests
{
    private const string Duration = "graphql.server.request.duration";
    private const string Refused = "graphql.server.request.refused";
    private const string Subscriptions = "graphql.server.subscriptions.active";
    private const string Connections = "graphql.server.websocket.connections";
    private const string SlowConsumers = "graphql.server.subscription.slow_consumers";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ greet(name: \"x\") }", "query", "success")]
    [InlineData("{ greet(name: \"x\") throws }", "query", "partial")]
    [InlineData("{ nothing }", "unknown", "refused")]
    [InlineData("{ name(id: \"x\") }", "unknown", "refused")]
    public async Task A_request_is_measured_with_its_kind_and_its_outcome(
        string query,
        string kind,
        string outcome
    )
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync(query);

        var measured = metrics.Of(Duration).ShouldHaveSingleItem();
        measured.Tags.ShouldBe($"graphql.operation.type={kind} graphql.outcome={outcome}");
        measured.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Refusals_are_counted_by_their_code_wherever_they_happen()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ greet(");
        await host.PostAsync("[]");
        await host.GetAsync("/graphql?query={wait}", "image/png");

        metrics
            .Of(Refused)
            .Select(refusal => refusal.Tags)
            .ShouldBe(["error.type=HC0011", "error.type=HC0009", "error.type=HC0063"]);
    }

    [Fact]
    public async Task A_request_that_took_too_long_was_not_refused()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder
                .AddInstrumentation()
                .ModifyRequestOptions(options =>
                    options.ExecutionTimeout = TimeSpan.FromMilliseconds(1)
                )
        );
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ wait }");

        metrics
            .Of(Duration)
            .ShouldHaveSingleItem()
            .Tags.ShouldBe("graphql.operation.type=query graphql.outcome=timeout");
        metrics.Of(Refused).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_interceptor_refuses_is_counted_alone_and_within_a_batch()
    {
        await using var host = await DiagnosticServer.StartAsync(
            builder =>
                builder.AddInstrumentation().AddHttpRequestInterceptor<RefusingInterceptor>(),
            options => options.EnableBatching = true
        );
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ wait }");
        await host.PostAsync("""[{"query":"{ wait }"}]""");

        metrics
            .Of(Refused)
            .Select(refusal => refusal.Tags)
            .ShouldBe(["error.type=_OTHER", "error.type=_OTHER"]);
    }

    [Fact]
    public async Task Errors_of_fields_are_counted_by_their_code_or_exception()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ refuses throws }");

        metrics
            .Of("graphql.server.field.errors")
            .Select(error => error.Tags)
            .ShouldBe(
                ["error.type=OUT_OF_STOCK", "error.type=System.InvalidOperationException"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task The_document_cache_counts_its_hits_and_misses()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ greet(name: \"x\") }");
        await host.QueryAsync("{ greet(name: \"x\") }");

        metrics
            .Of("graphql.server.document_cache.lookups")
            .Select(lookup => lookup.Tags)
            .ShouldBe(["graphql.document_cache.result=miss", "graphql.document_cache.result=hit"]);
    }

    [Fact]
    public async Task Batches_are_measured_by_their_keys()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ a: name(id: 1) b: name(id: 2) c: name(id: 1) }");

        var batch = metrics.Of("graphql.server.dataloader.batch.size").ShouldHaveSingleItem();
        batch.Value.ShouldBe(2);
        batch.Tags.ShouldBe("graphql.dataloader.name=NameById");
    }

    [Fact]
    public async Task Events_of_subscriptions_are_counted()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("subscription { count }", "text/event-stream");

        metrics.Total("graphql.server.subscription.events").ShouldBe(2);
        metrics.Of(Duration).Single().Tags.ShouldEndWith("graphql.outcome=subscribed");
    }

    [Fact]
    public async Task Open_subscriptions_and_sockets_are_known_to_who_begins_to_listen_later()
    {
        await using var host = await StartAsync();
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("1", "subscription { endless }");
        await client.ReadAsync();

        using var metrics = new MetricRecord(host);

        metrics.Read(Subscriptions).ShouldBe(1);
        metrics.Read(Connections).ShouldBe(1);
    }

    [Fact]
    public async Task Subscriptions_that_have_ended_are_not_counted_any_more()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("subscription { count }", "text/event-stream");
        await host.QueryAsync("subscription { break }", "text/event-stream");

        metrics.Read(Subscriptions).ShouldBe(0);
    }

    [Fact]
    public async Task A_subscription_that_ends_because_it_takes_too_little_is_counted()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder.AddInstrumentation().AddInMemorySubscriptions()
        );
        using var metrics = new MetricRecord(host);
        await using var scope = host.Services.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<ITopicEventSender>();
        await using var subscription = (SubscriptionResult)
            await host
                .Services.GetRequiredService<IRequestExecutor>()
                .ExecuteAsync(
                    OperationRequestBuilder
                        .New()
                        .SetDocument("subscription { news }")
                        .SetServices(scope.ServiceProvider)
                        .Build(),
                    Cancel
                );

        for (var number = 0; number < 100; number++)
        {
            await sender.SendAsync("news", number, Cancel);
        }

        metrics.Of(SlowConsumers).ShouldBeEmpty();
        await foreach (var result in subscription.ReadResultsAsync(Cancel))
        {
            await result.DisposeAsync();
        }

        var counted = metrics.Of(SlowConsumers).ShouldHaveSingleItem();
        counted.Value.ShouldBe(1);
        counted.Tags.ShouldBe("graphql.consumer=topic");
    }

    [Fact]
    public async Task A_connection_that_is_cut_off_because_it_takes_too_little_is_counted()
    {
        await using var host = await DiagnosticServer.StartAsync(
            builder => builder.AddInstrumentation(),
            options =>
            {
                options.Sockets.SendTimeout = TimeSpan.FromMilliseconds(200);
                options.Sockets.MaxQueuedMessages = 4;
            }
        );
        using var metrics = new MetricRecord(host);
        using var client = await SocketClient.ReadyAsync(host);

        // Answers of more than the buffers of both ends of the connection take, of which none is read.
        try
        {
            for (var i = 0; i < 40; i++)
            {
                await client.SubscribeAsync($"{i}", "{ flood }");
            }
        }
        catch (WebSocketException)
        {
            // Cut off before it has asked for all of them.
        }

        await metrics.UntilMeasuredAsync(SlowConsumers);

        var counted = metrics.Of(SlowConsumers).ShouldHaveSingleItem();
        counted.Value.ShouldBe(1);
        counted.Tags.ShouldBe("graphql.consumer=socket");
    }

    [Fact]
    public async Task A_client_that_reads_what_it_is_sent_is_not_counted_as_slow()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host);
        using (var client = await SocketClient.ReadyAsync(host))
        {
            await client.SubscribeAsync("1", "{ greet(name: \\\"x\\\") }");
            await client.ReadAsync();
            await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        }

        await metrics.UntilNoneAsync(Connections);
        metrics.Of(SlowConsumers).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_instrument_can_be_listened_to_alone()
    {
        await using var host = await StartAsync();
        using var metrics = new MetricRecord(host, only: Refused);

        await host.QueryAsync("{ nothing }");

        metrics.Of(Refused).ShouldHaveSingleItem();
        metrics.Of(Duration).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_calls_of_AddInstrumentation_measure_once()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder
                .AddInstrumentation()
                .AddInstrumentation(options => options.Scopes = ActivityScopes.None)
        );
        using var metrics = new MetricRecord(host);

        await host.QueryAsync("{ greet(name: \"x\") }");

        metrics.Of(Duration).ShouldHaveSingleItem();
    }

    private static Task<TransportHost> StartAsync() =>
        DiagnosticServer.StartAsync(builder => builder.AddInstrumentation());

    private sealed class RefusingInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        ) => throw new GraphQLException("Not today.");
    }
}
