using System.Security.Cryptography;
using System.Text;
using Cacao.AspNetCore;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.AspNetCore;

/// <summary>
/// Stored documents by every transport. The bodies are those recorded from Hot Chocolate; where the
/// answer differs, the test says so.
/// </summary>
public sealed class PersistedOperationServerTests
{
    private const string Md5 = "62879be879cf940fc346394952116384";
    private const string Apq = "{apq:self{self{hello}}}";
    private const string ApqData = """{"apq":{"self":{"hello":"world"}}}""";
    private const string ResponseJson = "application/graphql-response+json";

    [Fact]
    public async Task The_recorded_automatic_conversation_works()
    {
        await using var host = await StartAutomaticAsync();
        const string claim =
            $$$$"""{"extensions": {"persistedQuery": {"version": 1, "md5Hash": "{{{{Md5}}}}"}}}""";

        var unknown = await host.PostAsync(claim, ResponseJson);
        var registered = await host.PostAsync(
            $$$$"""{"query": "{{{{Apq}}}}", "extensions": {"persistedQuery": {"version": 1, "md5Hash": "{{{{Md5}}}}"}}}"""
        );

        unknown.Status.ShouldBe(400);
        // The code is Apollo's; HC0020 there.
        unknown.Body.ShouldBe(
            """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""
        );
        registered.Body.ShouldStartWith($$$"""{"data":{{{ApqData}}}""");
        foreach (
            var body in new[]
            {
                claim,
                $$"""{"id": "{{Md5}}"}""",
                $$"""{"documentId": "{{Md5}}"}""",
                $$"""{"doc_id": "{{Md5}}"}""",
            }
        )
        {
            (await host.PostAsync(body)).Body.ShouldBe($$$"""{"data":{{{ApqData}}}}""");
        }
    }

    [Fact]
    public async Task A_wrong_hash_is_refused_where_Hot_Chocolate_only_says_so()
    {
        await using var host = await StartAutomaticAsync();

        var answer = await host.PostAsync(
            """{"query": "{self{hello}}", "extensions": {"persistedQuery": {"version": 1, "md5Hash": "AAAA"}}}"""
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("PERSISTED_QUERY_MISMATCH");
        (await host.PostAsync("""{"id": "AAAA"}""")).Body.ShouldContain("HC0020");
    }

    [Fact]
    public async Task A_GET_names_a_document_by_hash_or_id()
    {
        await using var host = await StartAutomaticAsync();
        await RegisterAsync(host);
        var extensions = Uri.EscapeDataString(
            $$$"""{"persistedQuery": {"version": 1, "md5Hash": "{{{Md5}}}"}}"""
        );

        (await host.GetAsync($"/graphql?extensions={extensions}")).Body.ShouldBe(
            $$$"""{"data":{{{ApqData}}}}"""
        );
        (await host.GetAsync($"/graphql?id={Md5}")).Body.ShouldBe($$$"""{"data":{{{ApqData}}}}""");
    }

    [Fact]
    public async Task An_event_stream_and_a_socket_name_documents_as_well()
    {
        await using var host = await StartAutomaticAsync();
        await RegisterAsync(host);
        using var socket = await SocketClient.ReadyAsync(host);

        var stream = await host.PostAsync($$"""{"id": "{{Md5}}"}""", "text/event-stream");
        await socket.SendAsync(
            $$$$$"""{"id":"1","type":"subscribe","payload":{"extensions":{"persistedQuery":{"version":1,"md5Hash":"{{{{{Md5}}}}}"}}}}"""
        );

        stream.Body.ShouldContain($$$"""data: {"data":{{{ApqData}}}}""");
        (await socket.ReadAsync()).ShouldBe(
            $$$$"""{"id":"1","type":"next","payload":{"data":{{{{ApqData}}}}}}"""
        );
    }

    [Fact]
    public async Task A_socket_is_told_that_a_document_is_not_known()
    {
        await using var host = await StartAutomaticAsync();
        using var socket = await SocketClient.ReadyAsync(host);

        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"id":"zzz"}}""");

        (await socket.ReadAsync()).ShouldBe(
            """{"id":"1","type":"error","payload":[{"message":"The specified persisted operation key is invalid.","extensions":{"code":"HC0020","requestedKey":"zzz"}}]}"""
        );
    }

    [Fact]
    public async Task Documents_are_named_in_batches_too()
    {
        await using var host = await StartAutomaticAsync();
        await RegisterAsync(host);

        var answer = await host.PostAsync($$"""[{"id":"{{Md5}}"},{"id":"zzz"}]""");

        answer.Body.ShouldStartWith($$$"""[{"data":{{{ApqData}}}},{"errors":""");
    }

    [Theory]
    [InlineData("""{"id": "op1", "operationName": "A"}""", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("""{"id": "op2", "variables": {"m": 1}}""", 200, """{"data":{"slow":"slow"}}""")]
    [InlineData(
        """{"id": "zzz"}""",
        400,
        """{"errors":[{"message":"The specified persisted operation key is invalid.","extensions":{"code":"HC0020","requestedKey":"zzz"}}]}"""
    )]
    [InlineData(
        """{"query": "{hello}"}""",
        400,
        """{"errors":[{"message":"Only persisted operations are allowed.","extensions":{"code":"HC0067"}}]}"""
    )]
    [InlineData(
        """{"query": "{__schema{queryType{name}}}"}""",
        400,
        """{"errors":[{"message":"Only persisted operations are allowed.","extensions":{"code":"HC0067"}}]}"""
    )]
    public async Task The_recorded_answers_of_registered_operations(
        string body,
        int status,
        string answer
    )
    {
        using var folder = new DocumentFolder();
        await using var host = await StartRegisteredAsync(folder);

        var actual = await host.PostAsync(body, ResponseJson);

        actual.Status.ShouldBe(status);
        actual.Body.ShouldBe(answer);
    }

    [Fact]
    public async Task An_id_cannot_leave_the_folder()
    {
        using var folder = new DocumentFolder();
        await using var host = await StartRegisteredAsync(folder);

        var answer = await host.PostAsync("""{"id": "../etc/passwd"}""", ResponseJson);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Invalid query id format.");
    }

    [Fact]
    public async Task A_prefixed_hash_names_a_file()
    {
        using var folder = new DocumentFolder();
        var hash = folder.Add("query { self { hello } }");
        await using var host = await StartRegisteredAsync(folder);

        var answer = await host.GetAsync($"/graphql?documentId=sha256:{hash}");

        answer.Body.ShouldBe("""{"data":{"self":{"hello":"world"}}}""");
    }

    [Fact]
    public async Task An_interceptor_can_let_a_request_through()
    {
        using var folder = new DocumentFolder();
        await using var host = await StartRegisteredAsync(
            folder,
            schema => schema.AddHttpRequestInterceptor<Trusting>()
        );

        (await host.PostAsync("""{"query":"{hello}","operationName":null}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_server_without_stored_documents_says_so()
    {
        await using var host = await TransportHost.StartAsync(
            schema => schema.AddType(typeof(Queries)),
            app => app.MapGraphQL()
        );

        var byId = await host.PostAsync("""{"id":"abc"}""");
        var byHash = await host.PostAsync(
            """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}"""
        );

        byId.Status.ShouldBe(400);
        byId.Body.ShouldBe(
            """{"errors":[{"message":"The query request contains no document or no document id.","extensions":{"code":"HC0015"}}]}"""
        );
        byHash.Body.ShouldContain("PersistedQueryNotSupported");
    }

    private static Task<TransportHost> StartAutomaticAsync() =>
        TransportHost.StartAsync(
            schema =>
                schema
                    .AddType(typeof(Queries))
                    .UseAutomaticPersistedOperationPipeline()
                    .AddInMemoryOperationDocumentStorage()
                    .AddMD5DocumentHashProvider(),
            app => app.MapGraphQL().WithOptions(options => options.EnableBatching = true)
        );

    private static Task<TransportHost> StartRegisteredAsync(
        DocumentFolder folder,
        Action<IRequestExecutorBuilder>? configure = null
    ) =>
        TransportHost.StartAsync(
            schema =>
            {
                schema
                    .AddType(typeof(Queries))
                    .UsePersistedOperationPipeline()
                    .AddFileSystemOperationDocumentStorage(folder.Path)
                    .ModifyRequestOptions(options =>
                        options.PersistedOperations.OnlyAllowPersistedDocuments = true
                    );
                configure?.Invoke(schema);
            },
            app => app.MapGraphQL()
        );

    private static Task<TransportHost.Answer> RegisterAsync(TransportHost host) =>
        host.PostAsync(
            $$$$"""{"query": "{{{{Apq}}}}", "extensions": {"persistedQuery": {"version": 1, "md5Hash": "{{{{Md5}}}}"}}}"""
        );

    private sealed class Trusting : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            Cacao.Execution.IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        )
        {
            requestBuilder.AllowNonPersistedOperation();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class DocumentFolder : IDisposable
    {
        public DocumentFolder()
        {
            Write("op1", "query A{hello} query B{b:hello}");
            Write("op2", "query($m:Int!){slow(ms:$m)}");
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("cacao-registered").FullName;

        public string Add(string document)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
            Write(hash, document);
            return hash;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);

        private void Write(string id, string document) =>
            File.WriteAllText(System.IO.Path.Combine(Path, $"{id}.graphql"), document);
    }

    [QueryType]
    private static class Queries
    {
        public static string Hello() => "world";

        public static async Task<string> SlowAsync(int ms, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(ms), TimeProvider.System, cancellationToken);
            return "slow";
        }

        public static Own Self() => new("world");
    }

    private sealed record Own(string Hello)
    {
        public Own Self => this;
    }
}
