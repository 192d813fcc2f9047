using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Execution.PersistedOperations;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.Execution;

/// <summary>Documents that requests name instead of sending them.</summary>
public sealed class PersistedOperationTests
{
    private const string World = """{"data":{"hello":"world"}}""";

    [Theory]
    [InlineData("op1")]
    [InlineData("sha256:{hash}")]
    [InlineData("{hash}")]
    public async Task A_stored_document_is_executed_by_its_id(string id)
    {
        var hash = Hash("{ hello }");
        var server = new Server(
            builder => builder.UsePersistedOperationPipeline(),
            new() { ["op1"] = "{ hello }", [hash] = "{ hello }" }
        );

        (await server.ByIdAsync(id.Replace("{hash}", hash))).ShouldBe(World);
    }

    [Fact]
    public async Task A_prefixed_hash_must_be_that_of_what_is_stored()
    {
        var claimed = Hash("{ other }");
        var server = new Server(
            builder => builder.UsePersistedOperationPipeline(),
            new() { [claimed] = "{ hello }" }
        );

        (await server.ByIdAsync(claimed)).ShouldBe(World);
        (await server.ByIdAsync($"sha256:{claimed}")).ShouldBe(
            $$$"""{"errors":[{"message":"The specified persisted operation key is invalid.","extensions":{"code":"HC0020","requestedKey":"sha256:{{{claimed}}}"}}]}"""
        );
    }

    [Fact]
    public async Task A_document_that_was_named_once_is_not_read_again()
    {
        var server = new Server(
            builder => builder.UsePersistedOperationPipeline(),
            new() { ["op1"] = "{ hello }" }
        );

        await server.ByIdAsync("op1");
        await server.ByIdAsync("op1");
        await server.SendAsync("{ hello }");
        await server.ByIdAsync("op1");

        server.Storage.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_text_that_is_known_already_becomes_known_by_its_id()
    {
        var server = new Server(
            builder => builder.UsePersistedOperationPipeline(),
            new() { ["op1"] = "{ hello }" }
        );

        await server.SendAsync("{ hello }");
        await server.ByIdAsync("op1");
        await server.ByIdAsync("op1");

        server.Storage.Reads.ShouldBe(1);
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a.graphql")]
    [InlineData("C:x")]
    [InlineData("sha256:")]
    [InlineData("sha256:../x")]
    public async Task An_id_that_could_name_another_file_is_refused_unread(string id)
    {
        var server = new Server(builder => builder.UsePersistedOperationPipeline());

        (await server.ByIdAsync(id)).ShouldBe(
            """{"errors":[{"message":"Invalid query id format.","extensions":{"code":"HC0020"}}]}"""
        );
        server.Storage.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task A_stored_document_is_validated_unless_that_was_done_before()
    {
        Dictionary<string, string> documents = new()
        {
            ["bad"] = "query($unused: String) { hello }",
        };
        var strict = new Server(builder => builder.UsePersistedOperationPipeline(), documents);
        var trusting = new Server(
            builder =>
                builder
                    .UsePersistedOperationPipeline()
                    .ModifyRequestOptions(options =>
                        options.PersistedOperations.SkipPersistedDocumentValidation = true
                    ),
            documents
        );

        (await strict.ByIdAsync("bad")).ShouldContain("unused");
        (await trusting.ByIdAsync("bad")).ShouldBe(World);
        (await trusting.ByIdAsync("bad")).ShouldBe(World);
        trusting.Storage.Reads.ShouldBe(1);
        // Whoever sends the same text has it validated.
        (await trusting.SendAsync(documents["bad"])).ShouldContain("unused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trusted_document_is_everybodys_whoever_asks_first(bool isMemberFirst)
    {
        var server = new Server(
            builder =>
                builder
                    .UsePersistedOperationPipeline()
                    .ModifyRequestOptions(options =>
                    {
                        options.PersistedOperations.SkipPersistedDocumentValidation = true;
                        options.ProductionMode = true;
                        options.Anonymous = new() { Validation = new() { MaxAliases = 1 } };
                    }),
            new() { ["op1"] = "{ a: hello b: hello }" }
        );
        ClaimsPrincipal?[] callers = [null, new(new ClaimsIdentity([], "test"))];

        foreach (var user in isMemberFirst ? callers.Reverse() : callers)
        {
            (
                await server.RunAsync(
                    new()
                    {
                        DocumentId = "op1",
                        Services = server.Services,
                        User = user,
                    }
                )
            ).ShouldBe("""{"data":{"a":"world","b":"world"}}""");
        }
    }

    [Fact]
    public async Task Without_storage_an_id_names_nothing()
    {
        var server = new Server(builder => builder);

        (await server.ByIdAsync("op1")).ShouldBe(
            """{"errors":[{"message":"The query request contains no document or no document id.","extensions":{"code":"HC0015"}}]}"""
        );
        (await server.SendAsync("", Claim("{ hello }"))).ShouldBe(
            """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}"""
        );
        (await server.SendAsync("{ hello }", Claim("{ hello }"))).ShouldBe(World);
    }

    [Fact]
    public async Task The_automatic_form_asks_for_the_document_once_and_keeps_it()
    {
        var server = Automatic();

        (await server.SendAsync("", Claim("{ hello }"))).ShouldBe(
            """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"""
        );
        (await server.SendAsync("{ hello }", Claim("{ hello }"))).ShouldBe(World);
        (await server.SendAsync("", Claim("{ hello }"))).ShouldBe(World);
        (await server.ByIdAsync(Hash("{ hello }"))).ShouldBe(World);
        server.Storage.Documents.ShouldBe(
            new Dictionary<string, string> { [Hash("{ hello }")] = "{ hello }" }
        );
        server.Storage.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_hash_is_refused_and_nothing_is_kept_under_it()
    {
        var server = Automatic();

        (await server.SendAsync("{ hello }", Claim("{ other }"))).ShouldBe(
            """{"errors":[{"message":"The given sha256Hash is not that of the document.","extensions":{"code":"PERSISTED_QUERY_MISMATCH"}}]}"""
        );
        (await server.SendAsync("", Claim("{ other }"))).ShouldContain("PersistedQueryNotFound");
        server.Storage.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registered_hash_does_not_run_another_document()
    {
        var server = Automatic();
        await server.SendAsync("{ hello }", Claim("{ hello }"));

        (await server.SendAsync("{ h2: hello }", Claim("{ hello }"))).ShouldContain(
            "PERSISTED_QUERY_MISMATCH"
        );
        (await server.SendAsync("", Claim("{ hello }"))).ShouldBe(World);
    }

    [Fact]
    public async Task Only_valid_documents_are_kept()
    {
        var server = Automatic();

        await server.SendAsync("{ nope }", Claim("{ nope }"));
        await server.SendAsync("{", Claim("{"));

        server.Storage.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_storage_that_fails_to_keep_a_document_does_not_fail_the_operation()
    {
        var server = Automatic();
        server.Storage.FailsToSave = true;

        (await server.SendAsync("{ hello }", Claim("{ hello }"))).ShouldBe(World);
        (await server.SendAsync("", Claim("{ hello }"))).ShouldContain("PersistedQueryNotFound");
    }

    [Theory]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"{hash}"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"md5Hash":"{hash}"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":7}}""")]
    public async Task A_claim_of_another_kind_is_not_supported(string extensions)
    {
        var server = Automatic();
        extensions = extensions.Replace("{hash}", Hash("{ hello }"));

        (await server.SendAsync("", extensions)).ShouldContain("PersistedQueryNotSupported");
        (await server.SendAsync("{ hello }", extensions)).ShouldBe(World);
        server.Storage.Documents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("md5Hash", HashFormat.Hex, "62879be879cf940fc346394952116384")]
    [InlineData("md5Hash", HashFormat.Base64, "Yoeb6HnPlA_DRjlJUhFjhA")]
    [InlineData("sha1Hash", HashFormat.Hex, "f3be1df21362ab5f78fc8409aefb9694c32fc082")]
    [InlineData("sha256Hash", HashFormat.Base64, "ONxXL1ohZGvyAOJq81QdksEbW0k6XGmIhVSJV7-7CJg")]
    public async Task Documents_are_named_by_the_hash_that_was_chosen(
        string name,
        HashFormat format,
        string hash
    )
    {
        const string document = "{apq:self{self{hello}}}";
        var server = Automatic(builder =>
            name switch
            {
                "md5Hash" => builder.AddMD5DocumentHashProvider(format),
                "sha1Hash" => builder.AddSha1DocumentHashProvider(format),
                _ => builder.AddSha256DocumentHashProvider(format),
            }
        );
        var extensions = $$$"""{"persistedQuery":{"version":1,"{{{name}}}":"{{{hash}}}"}}""";

        var data = await server.SendAsync(document, extensions);

        data.ShouldBe("""{"data":{"apq":{"self":{"hello":"world"}}}}""");
        (await server.SendAsync("", extensions)).ShouldBe(data);
    }

    [Fact]
    public async Task Only_stored_documents_are_executed_where_that_is_wanted()
    {
        var server = OnlyStored(builder => builder);

        (await server.ByIdAsync("op1")).ShouldBe(World);
        foreach (var document in new[] { "{ hello }", "{__schema{queryType{name}}}", "{", "" })
        {
            (
                await server.SendAsync(document, document.Length == 0 ? null : Claim(document))
            ).ShouldNotContain("data");
        }

        (await server.SendAsync("{ hello }")).ShouldBe(
            """{"errors":[{"message":"Only persisted operations are allowed.","extensions":{"code":"HC0067"}}]}"""
        );
        (await server.SendAsync("{")).ShouldContain("HC0067");
        server.Storage.Documents.Keys.ShouldBe(["op1"]);
    }

    [Fact]
    public async Task A_trusted_caller_may_be_let_through_without_registering_anything()
    {
        var server = OnlyStored(builder => builder.UseAutomaticPersistedOperationPipeline());

        var answer = await server.RunAsync(
            new()
            {
                Document = "{ h2: hello }"u8.ToArray(),
                Extensions = JsonElement.Parse(Claim("{ h2: hello }")),
                Services = server.Services,
                AllowNonPersistedOperation = true,
            }
        );

        answer.ShouldBe("""{"data":{"h2":"world"}}""");
        server.Storage.Documents.Keys.ShouldBe(["op1"]);
        (await server.SendAsync("{ h2: hello }")).ShouldContain("HC0067");
    }

    [Fact]
    public async Task The_text_of_a_stored_document_can_be_allowed()
    {
        var server = OnlyStored(
            builder =>
                builder.ModifyRequestOptions(options =>
                    options.PersistedOperations.AllowDocumentBody = true
                ),
            (Hash("{ hello }"), "{ hello }")
        );

        (await server.SendAsync("{ hello }")).ShouldBe(World);
        (await server.SendAsync("{ hello }")).ShouldBe(World);
        (await server.SendAsync("{  hello }")).ShouldContain("HC0067");
        server.Storage.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task The_refusal_can_be_worded()
    {
        var server = OnlyStored(builder =>
            builder.ModifyRequestOptions(options =>
                options.PersistedOperations.OperationNotAllowedError = new Cacao.Errors.Error(
                    "Register it first."
                )
            )
        );

        (await server.SendAsync("{ hello }")).ShouldBe(
            """{"errors":[{"message":"Register it first."}]}"""
        );
    }

    [Fact]
    public void Without_a_storage_the_server_does_not_start()
    {
        var services = new ServiceCollection();
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(Queries))
            .UsePersistedOperationPipeline();
        using var provider = services.BuildServiceProvider();

        Should
            .Throw<InvalidOperationException>(provider.GetRequiredService<IRequestExecutor>)
            .Message.ShouldContain("AddFileSystemOperationDocumentStorage");
    }

    private static string Hash(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string Claim(string document) =>
        $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hash(document)}}}"}}""";

    private static Server Automatic(
        Func<IRequestExecutorBuilder, IRequestExecutorBuilder>? configure = null
    ) =>
        new(builder =>
            (configure?.Invoke(builder) ?? builder).UseAutomaticPersistedOperationPipeline()
        );

    private static Server OnlyStored(
        Func<IRequestExecutorBuilder, IRequestExecutorBuilder> configure,
        params (string Id, string Document)[] documents
    ) =>
        new(
            builder =>
                configure(
                    builder
                        .UsePersistedOperationPipeline()
                        .ModifyRequestOptions(options =>
                            options.PersistedOperations.OnlyAllowPersistedDocuments = true
                        )
                ),
            documents.Append(("op1", "{ hello }")).ToDictionary()
        );

    private sealed class Server
    {
        public Server(
            Func<IRequestExecutorBuilder, IRequestExecutorBuilder> configure,
            Dictionary<string, string>? documents = null
        )
        {
            Storage = new(documents ?? []);
            var services = new ServiceCollection();
            services.AddSingleton<IOperationDocumentStorage>(Storage);
            configure(services.AddGraphQLServer().AddQueryType().AddType(typeof(Queries)));
            Services = services.BuildServiceProvider();
        }

        public ServiceProvider Services { get; }

        public CountingStorage Storage { get; }

        public Task<string> ByIdAsync(string id) =>
            RunAsync(new() { DocumentId = id, Services = Services });

        public Task<string> SendAsync(string document, string? extensions = null) =>
            RunAsync(
                new()
                {
                    Document = Encoding.UTF8.GetBytes(document),
                    Extensions = extensions is null ? default : JsonElement.Parse(extensions),
                    Services = Services,
                }
            );

        public async Task<string> RunAsync(OperationRequest request)
        {
            var executor = Services.GetRequiredService<IRequestExecutor>();
            await using var result = (OperationResult)
                await executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
            return result.ToJson();
        }
    }

    private sealed class CountingStorage(Dictionary<string, string> documents)
        : IOperationDocumentStorage
    {
        public Dictionary<string, string> Documents => documents;

        public int Reads { get; private set; }

        public bool FailsToSave { get; set; }

        public async ValueTask<OperationDocument?> TryReadAsync(
            OperationDocumentId documentId,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Yield();
            Reads++;
            return documents.TryGetValue(documentId.Value, out var text)
                ? new(Encoding.UTF8.GetBytes(text))
                : null;
        }

        public async ValueTask SaveAsync(
            OperationDocumentId documentId,
            OperationDocument document,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Yield();
            if (FailsToSave)
            {
                throw new IOException("The disk is full.");
            }

            documents[documentId.Value] = Encoding.UTF8.GetString(document.Utf8.Span);
        }
    }

    [QueryType]
    private static class Queries
    {
        public static string Hello() => "world";

        public static Own Self() => new("world");
    }

    private sealed record Own(string Hello)
    {
        public Own Self => this;
    }
}
