using Cacao.AspNetCore.Diagnostics;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Execution.DataLoaders;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.PersistedOperations;
using Cacao.Types.Resolvers;

namespace Cacao.Tests.AspNetCore.Diagnostics;

/// <summary>What listeners of the application are told, and when.</summary>
public sealed class ListenerTests
{
    private readonly Told _told = [];

    [Fact]
    public async Task A_listener_is_told_of_each_step_from_its_beginning_to_its_end()
    {
        await using var host = await StartAsync();

        await host.QueryAsync("{ name(id: 7) }");

        _told.ShouldBe([
            "request",
            "parse",
            "/parse",
            "validate",
            "document added",
            "/validate",
            "coerce",
            "/coerce",
            "compile",
            "/compile",
            "cost 10/1",
            "execute",
            "field Query.name",
            "batch NameById: 7",
            "/batch NameById: 7",
            "/field Query.name",
            "/execute",
            "/request Query Data",
        ]);
    }

    [Fact]
    public async Task A_known_document_is_told_as_one()
    {
        await using var host = await StartAsync();
        await host.QueryAsync("{ greet(name: \"x\") }");
        _told.Clear();

        await host.QueryAsync("{ greet(name: \"x\") }");

        _told.ShouldContain("document from cache");
        _told.ShouldNotContain("parse");
        _told.ShouldNotContain("validate");
        _told.ShouldNotContain("compile");
    }

    [Fact]
    public async Task Stored_documents_are_told_of_as_they_are_found_missed_and_asked_for()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder
                .AddDiagnosticEventListener(_ => new Listener(_told, isEnabled: true))
                .UsePersistedOperationPipeline()
                .AddInMemoryOperationDocumentStorage()
                .ModifyRequestOptions(options =>
                    options.PersistedOperations.OnlyAllowPersistedDocuments = true
                )
        );
        await host
            .Services.GetRequiredService<IOperationDocumentStorage>()
            .SaveAsync(
                new("known"),
                new("{ greet(name: \"x\") }"u8.ToArray()),
                TestContext.Current.CancellationToken
            );

        await host.PostAsync("""{"id":"known"}""");
        await host.PostAsync("""{"id":"unknown"}""");
        await host.QueryAsync("{ throws }");

        _told
            .Where(line =>
                line.Contains("document ") || line.StartsWith("/request", StringComparison.Ordinal)
            )
            .ShouldBe([
                "document from storage",
                "document added",
                "/request Query Data",
                "document not in storage",
                "/request  SyntaxError",
                "untrusted document rejected",
                "/request  SyntaxError",
            ]);
    }

    [Theory]
    [InlineData("{ greet(", "syntax error", "/request  SyntaxError")]
    [InlineData("{ nothing }", "validation errors", "/request  ValidationError")]
    public async Task Refusals_are_told_with_their_errors(
        string query,
        string expected,
        string result
    )
    {
        await using var host = await StartAsync();

        await host.QueryAsync(query);

        _told.ShouldContain(line => line.StartsWith(expected, StringComparison.Ordinal));
        _told.Last().ShouldBe(result);
        _told.ShouldNotContain("execute");
    }

    [Fact]
    public async Task An_error_of_a_field_is_told_with_the_exception_behind_it()
    {
        await using var host = await StartAsync();

        await host.QueryAsync("{ throws refuses }");

        _told.ShouldContain(
            "field error /throws: Unexpected Execution Error (InvalidOperationException)"
        );
        _told.ShouldContain($"field error /refuses: {DiagnosticServer.Secret} ()");
    }

    [Fact]
    public async Task A_failed_batch_is_told_with_its_exception()
    {
        await using var host = await StartAsync();

        await host.QueryAsync("{ broken(id: 3) }");

        _told.ShouldContain("batch error 3: InvalidOperationException");
    }

    [Fact]
    public async Task A_client_that_leaves_is_an_error_of_the_request()
    {
        await using var host = await StartAsync();
        using var leaving = new CancellationTokenSource();
        using var request = DiagnosticServer.Post("{ wait }");

        var answer = host.Client.SendAsync(request, leaving.Token);
        await _told.UntilAsync("field Query.wait");
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answer);

        await _told.UntilAsync("/request Query ");
        _told.ShouldContain(line =>
            line.StartsWith("request error ", StringComparison.Ordinal)
            && line.EndsWith("CanceledException", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_subscription_is_told_from_its_opening_to_its_end_with_each_event()
    {
        await using var host = await StartAsync();

        await host.QueryAsync("subscription { break }", "text/event-stream");

        _told
            .Where(line => line.Contains("subscription") || line.Contains("event"))
            .ShouldBe([
                "subscription",
                "event",
                "event result Data",
                "/event",
                "subscription error InvalidOperationException",
                "/subscription",
            ]);
    }

    [Fact]
    public async Task Later_parts_of_a_response_are_told_after_the_request_has_ended()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder
                .AddDiagnosticEventListener(_ => new Listener(_told, isEnabled: true))
                .ModifyOptions(options => options.EnableDefer = true)
        );

        await host.QueryAsync(
            "{ greet(name: \"x\") ... @defer { name(id: 7) } }",
            "multipart/mixed"
        );

        _told
            .SkipWhile(line => line != "execute")
            .ShouldBe([
                "execute",
                "field Query.greet",
                "/field Query.greet",
                "/execute",
                "/request Query ",
                "part",
                "field Query.name",
                "/field Query.name",
                "part result Data",
                "/part",
            ]);
    }

    [Fact]
    public async Task A_listener_that_is_not_enabled_is_told_nothing()
    {
        await using var host = await StartAsync(isEnabled: false);

        await host.QueryAsync("{ name(id: 7) throws }");
        await host.QueryAsync("subscription { break }", "text/event-stream");

        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_scopes_of_several_listeners_end_in_the_other_order()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder
                .AddDiagnosticEventListener(_ => new Named("a", _told))
                .AddDiagnosticEventListener(_ => new Named("b", _told))
        );

        await host.QueryAsync("{ greet(name: \"x\") }");

        _told.ShouldBe(["a", "b", "/b", "/a"]);
    }

    [Fact]
    public async Task The_transports_tell_of_requests_refusals_and_sockets()
    {
        await using var host = await DiagnosticServer.StartAsync(builder =>
            builder.AddDiagnosticEventListener(_ => new ServerListener(_told))
        );

        await host.GetAsync("/graphql?query={throws}");
        await _told.UntilAsync("/GET");
        await host.PostAsync("[]");
        await _told.UntilAsync("/POST");
        using (var client = await SocketClient.ReadyAsync(host))
        {
            await client.SubscribeAsync("1", "{ throws }");
            await client.ReadAsync();
        }

        await _told.UntilAsync("/socket");
        _told.ShouldBe([
            "GET",
            "/GET",
            "POST",
            "refused HC0009 400",
            "/POST",
            "socket",
            "operation",
            "/operation",
            "/socket",
        ]);
    }

    [Fact]
    public void What_is_no_listener_cannot_be_registered() =>
        Should.Throw<ArgumentException>(() =>
            new ServiceCollection().AddGraphQLServer().AddDiagnosticEventListener(_ => "")
        );

    private Task<TransportHost> StartAsync(bool isEnabled = true) =>
        DiagnosticServer.StartAsync(builder =>
            builder
                .AddDiagnosticEventListener(_ => new Listener(_told, isEnabled))
                .AddDiagnosticEventListener(_ => new BatchListener(_told, isEnabled))
        );

    private sealed class Span(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    private sealed class Named(string name, Told told) : ExecutionDiagnosticEventListener
    {
        public override IDisposable ExecuteRequest(RequestContext context)
        {
            told.Add(name);
            return new Span(() => told.Add($"/{name}"));
        }
    }

    private sealed class Listener(Told told, bool isEnabled) : ExecutionDiagnosticEventListener
    {
        public override bool IsEnabled => isEnabled;

        public override bool EnableResolveFieldValue => true;

        public override IDisposable ExecuteRequest(RequestContext context)
        {
            told.Add("request");
            return new Span(() =>
                told.Add(
                    $"/request {context.OperationType} {(context.Result as OperationResult)?.Kind}"
                )
            );
        }

        public override void RequestError(RequestContext context, Exception exception) =>
            told.Add($"request error {exception.GetType().Name}");

        public override void RetrievedDocumentFromCache(RequestContext context) =>
            told.Add("document from cache");

        public override void AddedDocumentToCache(RequestContext context) =>
            told.Add("document added");

        public override void RetrievedDocumentFromStorage(RequestContext context) =>
            told.Add("document from storage");

        public override void DocumentNotFoundInStorage(RequestContext context) =>
            told.Add("document not in storage");

        public override void UntrustedDocumentRejected(RequestContext context) =>
            told.Add("untrusted document rejected");

        public override IDisposable ParseDocument(RequestContext context) => Open("parse");

        public override void SyntaxError(RequestContext context, IError error) =>
            told.Add($"syntax error {error.Message}");

        public override IDisposable ValidateDocument(RequestContext context) => Open("validate");

        public override void ValidationErrors(
            RequestContext context,
            IReadOnlyList<IError> errors
        ) => told.Add($"validation errors {errors.Count}");

        public override IDisposable CoerceVariables(RequestContext context) => Open("coerce");

        public override IDisposable CompileOperation(RequestContext context) => Open("compile");

        public override void OperationCost(
            RequestContext context,
            double fieldCost,
            double typeCost
        ) => told.Add($"cost {fieldCost}/{typeCost}");

        public override IDisposable ExecuteOperation(RequestContext context) => Open("execute");

        public override IDisposable ExecuteIncrementalPart(RequestContext context) => Open("part");

        public override void IncrementalPartResult(
            RequestContext context,
            OperationResult result
        ) => told.Add($"part result {result.Kind}");

        public override IDisposable ResolveFieldValue(IResolverContext context) =>
            Open($"field {context.Selection.Field}");

        public override void ResolverError(RequestContext context, IError error) =>
            told.Add(
                $"field error {error.Path}: {error.Message} ({error.Exception?.GetType().Name})"
            );

        public override IDisposable ExecuteSubscription(RequestContext context) =>
            Open("subscription");

        public override IDisposable OnSubscriptionEvent(RequestContext context) => Open("event");

        public override void SubscriptionEventResult(
            RequestContext context,
            OperationResult result
        ) => told.Add($"event result {result.Kind}");

        public override void SubscriptionError(RequestContext context, Exception exception) =>
            told.Add($"subscription error {exception.GetType().Name}");

        private Span Open(string name)
        {
            told.Add(name);
            return new(() => told.Add($"/{name}"));
        }
    }

    private sealed class BatchListener(Told told, bool isEnabled)
        : DataLoaderDiagnosticEventListener
    {
        public override bool IsEnabled => isEnabled;

        public override IDisposable ExecuteBatch<TKey>(
            IDataLoader dataLoader,
            IReadOnlyList<TKey> keys
        )
        {
            var batch = $"batch {dataLoader.GetType().Name}: {string.Join(',', keys)}";
            told.Add(batch);
            return new Span(() => told.Add($"/{batch}"));
        }

        public override void BatchError<TKey>(IReadOnlyList<TKey> keys, Exception exception) =>
            told.Add($"batch error {string.Join(',', keys)}: {exception.GetType().Name}");
    }

    private sealed class ServerListener(Told told) : ServerDiagnosticEventListener
    {
        public override IDisposable ExecuteHttpRequest(HttpContext context) =>
            Open(context.Request.Method);

        public override void HttpRequestRefused(HttpContext context, string code, int status) =>
            told.Add($"refused {code} {status}");

        public override IDisposable WebSocketSession(HttpContext context) => Open("socket");

        public override IDisposable ExecuteSocketOperation(HttpContext context) =>
            Open("operation");

        private Span Open(string name)
        {
            told.Add(name);
            return new(() => told.Add($"/{name}"));
        }
    }
}
