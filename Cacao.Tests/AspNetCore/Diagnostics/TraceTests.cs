using System.Diagnostics;
using System.Net.WebSockets;
using Cacao.Execution.Diagnostics;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>A request as a trace shows it.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly TraceRecord _trace = new();

    [Fact]
    public async Task A_request_is_a_tree_of_its_steps()
    {
        await using var host = await StartAsync();

        await SendAsync(host, "query Names { a: name(id: 1) b: name(id: 2) }");

        _trace
            .Spans.Select(_trace.PathOf)
            .ShouldBe([
                "GraphQL HTTP POST > query > Parse Document",
                "GraphQL HTTP POST > query > Validate Document",
                "GraphQL HTTP POST > query > Coerce Variables",
                "GraphQL HTTP POST > query > Compile Operation",
                "GraphQL HTTP POST > query > Execute Operation > DataLoader Batch",
                "GraphQL HTTP POST > query > Execute Operation",
                "GraphQL HTTP POST > query",
                "GraphQL HTTP POST",
            ]);
        var request = _trace["query"];
        request.Kind.ShouldBe(ActivityKind.Server);
        request.Status.ShouldBe(ActivityStatusCode.Unset);
        request.GetTagItem("graphql.operation.type").ShouldBe("query");
        request.GetTagItem("graphql.operation.name").ShouldBe("Names");
        request.GetTagItem("graphql.operation.cost.field").ShouldBeOfType<double>();
        request.GetTagItem("graphql.document").ShouldBeNull();
        _trace["DataLoader Batch"].GetTagItem("graphql.dataloader.name").ShouldBe("NameById");
        _trace["DataLoader Batch"].GetTagItem("graphql.dataloader.batch.size").ShouldBe(2);
        _trace["GraphQL HTTP POST"].GetTagItem("http.response.status_code").ShouldBe(200);
    }

    [Fact]
    public async Task A_known_document_is_neither_parsed_nor_validated_nor_compiled_again()
    {
        await using var host = await StartAsync();
        await host.QueryAsync("{ greet(name: \"x\") }");

        await SendAsync(host, "{ greet(name: \"x\") }");

        _trace
            .Spans.Select(span => span.DisplayName)
            .ShouldBe(["Coerce Variables", "Execute Operation", "query", "GraphQL HTTP POST"]);
    }

    [Theory]
    [InlineData("{ greet(", "GraphQL Operation", "Parse Document", "HC0011")]
    [InlineData("{ nothing }", "GraphQL Operation", "Validate Document", "_OTHER")]
    public async Task A_refused_request_has_failed_at_the_step_that_refused_it(
        string query,
        string name,
        string step,
        string code
    )
    {
        await using var host = await StartAsync();

        await SendAsync(host, query);

        _trace[step].Status.ShouldBe(ActivityStatusCode.Error);
        _trace[step].GetTagItem("error.type").ShouldBe(code);
        _trace[name].Status.ShouldBe(ActivityStatusCode.Error);
        _trace[name].GetTagItem("graphql.error.count").ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_the_transport_refuses_has_failed_with_the_code()
    {
        await using var host = await StartAsync();

        await _trace.SendAsync(
            host,
            new(HttpMethod.Post, "/graphql") { Content = new StringContent("{}") }
        );

        var span = _trace.Spans.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("GraphQL HTTP POST");
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem("error.type").ShouldBe("UNSUPPORTED_MEDIA_TYPE");
        span.GetTagItem("http.response.status_code").ShouldBe(415);
    }

    [Fact]
    public async Task Failed_fields_are_events_of_the_operation()
    {
        await using var host = await StartAsync();

        await SendAsync(host, "{ a: throws b: refuses }");

        var events = _trace["Execute Operation"].Events.ToList();
        events.ShouldAllBe(e => e.Name == "graphql.field.error");
        events
            .Select(e => string.Join(' ', e.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order()))
            .ShouldBe(
                [
                    "error.type=System.InvalidOperationException graphql.error.path=/a",
                    "error.type=OUT_OF_STOCK graphql.error.path=/b",
                ],
                ignoreOrder: true
            );
        _trace["query"].GetTagItem("graphql.error.count").ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_batch_tells_the_kind_of_its_failure()
    {
        await using var host = await StartAsync();

        await SendAsync(host, "{ broken(id: 1) }");

        _trace["DataLoader Batch"].Status.ShouldBe(ActivityStatusCode.Error);
        _trace["DataLoader Batch"]
            .GetTagItem("error.type")
            .ShouldBe("System.InvalidOperationException");
    }

    [Fact]
    public async Task Resolvers_have_spans_only_where_that_is_asked_for()
    {
        await using var host = await StartAsync(options => options.Scopes = ActivityScopes.All);

        await SendAsync(host, "{ hello: greet(name: \"x\") }");

        var span = _trace["Query.greet"];
        _trace.PathOf(span).ShouldBe("GraphQL HTTP POST > query > Execute Operation > Query.greet");
        span.GetTagItem("graphql.selection.name").ShouldBe("hello");
        span.GetTagItem("graphql.selection.path").ShouldBe("/hello");
    }

    [Fact]
    public async Task What_is_not_in_scope_has_no_span()
    {
        await using var host = await StartAsync(options =>
            options.Scopes = ActivityScopes.ExecuteRequest
        );

        await SendAsync(host, "{ name(id: 1) throws }");

        _trace.Spans.ShouldHaveSingleItem().DisplayName.ShouldBe("query");
    }

    [Fact]
    public async Task The_web_servers_activity_has_the_operations_name_only_where_that_is_asked_for()
    {
        await using var host = await StartAsync();
        await using var renaming = await StartAsync(options => options.RenameRootActivity = true);
        using var renamed = new TraceRecord();

        await SendAsync(host, "query Mine { greet(name: \"x\") }");
        await renamed.SendAsync(
            renaming,
            DiagnosticServer.Post("query Mine { greet(name: \"x\") }")
        );

        _trace.Root.DisplayName.ShouldNotContain("Mine");
        renamed.Root.DisplayName.ShouldBe("query Mine");
    }

    [Fact]
    public async Task Each_event_of_a_subscription_has_a_span_of_its_own()
    {
        await using var host = await StartAsync();

        await _trace.SendAsync(
            host,
            DiagnosticServer.Post("subscription Counting { count }", accept: "text/event-stream")
        );

        // The request itself has ended where the stream is open.
        var spans = _trace
            .Spans.Where(span => span.DisplayName == "subscription")
            .Select(span => (_trace.PathOf(span), span.Status))
            .ToList();
        spans.ShouldBe([
            ("GraphQL HTTP POST > subscription", ActivityStatusCode.Unset),
            ("GraphQL HTTP POST > subscription", ActivityStatusCode.Unset),
            ("GraphQL HTTP POST > subscription", ActivityStatusCode.Error),
        ]);
    }

    [Fact]
    public async Task Each_later_part_of_a_response_has_a_span_of_its_own()
    {
        await using var host = await StartInPartsAsync();

        await _trace.SendAsync(
            host,
            DiagnosticServer.Post(
                """query Late { greet(name: "x") ... @defer { name(id: 1) throws } }""",
                accept: "multipart/mixed"
            )
        );

        var part = _trace["Incremental Part"];
        _trace.PathOf(part).ShouldBe("GraphQL HTTP POST > Incremental Part");
        part.GetTagItem("graphql.operation.type").ShouldBe("query");
        part.GetTagItem("graphql.operation.name").ShouldBe("Late");
        part.Status.ShouldBe(ActivityStatusCode.Error);
        part.GetTagItem("graphql.error.count").ShouldBe(1);
        part.Events.ShouldHaveSingleItem()
            .Tags.ShouldContain(new KeyValuePair<string, object?>("graphql.error.path", "/throws"));
        _trace
            .PathOf(_trace["DataLoader Batch"])
            .ShouldBe("GraphQL HTTP POST > Incremental Part > DataLoader Batch");
        _trace["query"].Status.ShouldBe(ActivityStatusCode.Unset);
        _trace["Execute Operation"].Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Parts_have_no_span_where_that_is_not_asked_for()
    {
        await using var host = await StartInPartsAsync(options =>
            options.Scopes = ActivityScopes.Default & ~ActivityScopes.IncrementalPart
        );

        await _trace.SendAsync(
            host,
            DiagnosticServer.Post("{ ... @defer { name(id: 1) } }", accept: "multipart/mixed")
        );

        _trace.PathOf(_trace["DataLoader Batch"]).ShouldBe("GraphQL HTTP POST > DataLoader Batch");
        _trace.Spans.ShouldNotContain(span => span.DisplayName == "Incremental Part");
    }

    [Fact]
    public async Task An_operation_of_a_socket_is_a_span_below_that_of_its_connection()
    {
        await using var host = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("traceparent", _trace.TraceParent);
        var address = new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        using var client = new SocketClient(socket);

        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReadAsync();
        await client.SubscribeAsync("1", "{ name(id: 1) }");
        (await client.ReadAsync()).ShouldContain("Name 1");
        await socket.CloseAsync(
            WebSocketCloseStatus.NormalClosure,
            null,
            TestContext.Current.CancellationToken
        );
        await _trace.EndOfRequestAsync();

        _trace.PathOf(_trace["query"]).ShouldBe("GraphQL Socket Operation > query");
        _trace["GraphQL Socket Operation"].ParentSpanId.ShouldBe(_trace.Root.SpanId);
    }

    [Fact]
    public async Task Not_even_the_most_talkative_trace_holds_what_users_have_entered()
    {
        await using var host = await StartAsync(options =>
        {
            options.Scopes = ActivityScopes.All;
            options.RequestDetails = RequestDetails.All;
        });
        var request = DiagnosticServer.Post(
            $$"""
            query Q($name: String!) {
                # {{DiagnosticServer.Secret}}
                a: greet(name: "{{DiagnosticServer.Secret}}")
                b: greet(name: ${{"name"}})
                throws
                refuses
                broken(id: 4711)
            }
            """,
            $$"""{"name":"{{DiagnosticServer.Secret}}"}"""
        );
        request.Headers.Authorization = new("Bearer", DiagnosticServer.Secret);

        var answer = await _trace.SendAsync(host, request);

        answer.Body.ShouldContain(DiagnosticServer.Secret);
        _trace["query"]
            .GetTagItem("graphql.document")
            .ShouldBe(
                "query Q ( $ name : String ! ) { a : greet ( name : \"\" ) b : greet ( name : $ name ) throws refuses broken ( id : 0 ) }"
            );
        _trace["query"].GetTagItem("graphql.document.hash").ShouldBeOfType<string>();
        var all = string.Join('\n', _trace.Spans.SelectMany(TextOf));
        all.ShouldContain("System.InvalidOperationException");
        all.ShouldNotContain(DiagnosticServer.Secret);
        all.ShouldNotContain("4711");
    }

    public void Dispose() => _trace.Dispose();

    private static IEnumerable<string?> TextOf(Activity span) =>
        [
            span.DisplayName,
            span.StatusDescription,
            .. span.TagObjects.Select(tag => $"{tag.Value}"),
            .. span.Baggage.Select(item => item.Value),
            .. span.Events.SelectMany(e => e.Tags).Select(tag => $"{tag.Value}"),
        ];

    private static Task<TransportHost> StartAsync(
        Action<InstrumentationOptions>? configure = null
    ) => DiagnosticServer.StartAsync(builder => builder.AddInstrumentation(configure));

    private static Task<TransportHost> StartInPartsAsync(
        Action<InstrumentationOptions>? configure = null
    ) =>
        DiagnosticServer.StartAsync(builder =>
            builder
                .AddInstrumentation(configure)
                .ModifyOptions(options => options.EnableDefer = true)
        );

    private Task<TransportHost.Answer> SendAsync(TransportHost host, string query) =>
        _trace.SendAsync(host, DiagnosticServer.Post(query));
}
