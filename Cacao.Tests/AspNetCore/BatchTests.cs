using System.Text;
using System.Text.Json;
using Cacao.AspNetCore;
using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.AspNetCore;

/// <summary>Several operations in one request.</summary>
public sealed class BatchTests
{
    private const string Hello = """{"query":"{ hello }"}""";
    private const string Multipart = "multipart/mixed; boundary=\"-\"";

    [Theory]
    [InlineData("[{\"query\":\"{ hello }\"}]", "")]
    [InlineData("{\"query\":\"{ hello }\"}", "?batchOperations=[A]")]
    public async Task A_batch_is_refused_unless_it_was_enabled(string body, string query)
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await PostAsync(host, body, query: query);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("HC0009");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task An_array_of_variables_is_refused_unless_batches_were_enabled()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.PostAsync("""{"query":"{ echo }","variables":[{"m":1}]}""");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("`variables` must be a JSON object.");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData(
        "application/graphql-response+json, application/json;q=0.9",
        "application/graphql-response+json; charset=utf-8"
    )]
    public async Task Who_accepts_JSON_gets_an_array_by_position(string? accept, string contentType)
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(
            host,
            """[{"query":"{ hello }"},{"query":"{ invalid }"},{"query":"mutation hello"}]""",
            accept
        );

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe(contentType);
        answer.Body.ShouldBe(
            """[{"data":{"hello":"world"}},{"errors":[{"message":"invalid"}]},{"data":{"hello":"world"}}]"""
        );
    }

    [Fact]
    public async Task Parts_tell_which_request_they_answer_even_when_it_failed()
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(
            host,
            """[{"query":"{ hello }"},{"query":"{ invalid }"}]""",
            "multipart/mixed"
        );

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe(Multipart);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Body.ShouldBe(
            Part("""{"requestIndex":0,"data":{"hello":"world"}}""")
                + Part("""{"requestIndex":1,"errors":[{"message":"invalid"}]}""")
                + "\r\n-----\r\n"
        );
    }

    [Fact]
    public async Task Events_tell_which_request_they_answer()
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, $"[{Hello},{Hello}]", "text/event-stream");

        answer.ContentType.ShouldBe("text/event-stream; charset=utf-8");
        answer.Body.ShouldBe(
            ":\n\n"
                + "event: next\ndata: {\"requestIndex\":0,\"data\":{\"hello\":\"world\"}}\n\n"
                + "event: next\ndata: {\"requestIndex\":1,\"data\":{\"hello\":\"world\"}}\n\n"
                + "event: complete\ndata:\n\n"
        );
    }

    [Fact]
    public async Task A_part_is_sent_as_soon_as_it_is_there_with_the_boundary_that_ends_it()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """[{"query":"{ hello }"},{"query":"query slow"}]""",
                Encoding.UTF8,
                "application/json"
            ),
            Headers = { { "Accept", "multipart/mixed" } },
        };

        using var answer = await host.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            Token
        );
        await using var body = await answer.Content.ReadAsStreamAsync(Token);
        var first = Part("""{"requestIndex":0,"data":{"hello":"world"}}""") + "\r\n---";
        var bytes = new byte[first.Length];
        await body.ReadExactlyAsync(bytes, Token);
        host.Executor.Slow.SetResult();
        using var rest = new StreamReader(body);

        Encoding.UTF8.GetString(bytes).ShouldBe(first);
        (await rest.ReadToEndAsync(Token)).ShouldContain(
            """{"requestIndex":1,"data":{"slow":true}}"""
        );
    }

    [Fact]
    public async Task A_single_result_can_be_a_part_as_well()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("{ hello }", "multipart/mixed");

        answer.ContentType.ShouldBe(Multipart);
        answer.Body.ShouldBe(Part("""{"data":{"hello":"world"}}""") + "\r\n-----\r\n");
    }

    [Fact]
    public async Task Operations_of_one_document_are_chosen_by_name()
    {
        await using var host = await StartAsync();
        const string body = """{"query":"{ echo }","operationName":"C","variables":{"m":1}}""";

        var array = await PostAsync(host, body, query: "?batchOperations=[A,B]");
        var parts = await PostAsync(host, body, "multipart/mixed", "?batchOperations=[A,B]");

        array.Body.ShouldBe(
            """[{"data":{"name":"A","variables":{"m":1},"extensions":null}},{"data":{"name":"B","variables":{"m":1},"extensions":null}}]"""
        );
        parts.Body.ShouldContain("""{"requestIndex":1,"data":{"name":"B",""");
    }

    [Theory]
    [InlineData("A")]
    [InlineData("[]")]
    [InlineData("[A,]")]
    [InlineData("[A B]")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task A_bad_list_of_operations_is_refused(string operations)
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, Hello, query: $"?batchOperations={operations}");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("HC0009");
    }

    [Fact]
    public async Task One_operation_runs_for_each_set_of_variables()
    {
        await using var host = await StartAsync();
        const string body = """{"query":"{ echo }","variables":[{"m":1},{"m":2}]}""";

        var array = await PostAsync(host, body);
        var parts = await PostAsync(host, body, "multipart/mixed");

        array.Body.ShouldBe(
            """[{"data":{"name":null,"variables":{"m":1},"extensions":null}},{"data":{"name":null,"variables":{"m":2},"extensions":null}}]"""
        );
        parts.Body.ShouldBe(
            Part(
                """{"variableIndex":0,"data":{"name":null,"variables":{"m":1},"extensions":null}}"""
            )
                + Part(
                    """{"variableIndex":1,"data":{"name":null,"variables":{"m":2},"extensions":null}}"""
                )
                + "\r\n-----\r\n"
        );
    }

    [Fact]
    public async Task Variable_sets_inside_of_an_array_are_an_array_in_their_place()
    {
        await using var host = await StartAsync();
        const string body =
            """[{"query":"{ hello }"},{"query":"{ hello }","variables":[{},{}]},{"query":"{ hello }"}]""";

        var array = await PostAsync(host, body);
        var parts = await PostAsync(host, body, "multipart/mixed");

        const string one = """{"data":{"hello":"world"}}""";
        array.Body.ShouldBe($"[{one},[{one},{one}],{one}]");
        parts.Body.ShouldContain("""{"requestIndex":1,"variableIndex":1,"data":""");
        parts.Body.ShouldContain("""{"requestIndex":2,"data":""");
    }

    [Theory]
    [InlineData("[]", "HC0009")]
    [InlineData("""{"query":"{ hello }","variables":[]}""", "HC0009")]
    [InlineData("""[1,null,"x",{}]""", "HC0009")]
    [InlineData("""[{"query":"{ hello }"}""", "HC0011")]
    [InlineData("""[{"query":"{ hello }"}] x""", "HC0011")]
    [InlineData("""{"query":"{ hello }","variables":["x"]}""", "HC0011")]
    [InlineData("""{"query":"{ hello }","variables":[{},null]}""", "HC0011")]
    public async Task What_is_no_batch_is_refused_as_a_whole(string body, string code)
    {
        await using var host = await StartAsync();

        var answer = await PostAsync(host, body);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain(code);
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Theory]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""", "")]
    [InlineData("""{"query":"{ hello }","variables":[{},{},{}]}""", "")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }","variables":[{},{}]}]""", "")]
    [InlineData("""{"query":"{ hello }"}""", "?batchOperations=[A,B,C]")]
    public async Task Every_execution_counts_for_the_limit(string body, string query)
    {
        await using var host = await StartAsync(options => options.MaxBatchSize = 2);

        var answer = await PostAsync(host, body, query: query);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("A batch may hold 2 operations at most.");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task The_byte_limit_is_that_of_the_whole_request()
    {
        await using var host = await StartAsync(options => options.MaxRequestBytes = 64);

        (await PostAsync(host, $"[{Hello}]")).Status.ShouldBe(200);
        (await PostAsync(host, $"[{Hello},{Hello},{Hello}]")).Status.ShouldBe(413);
    }

    [Fact]
    public async Task A_fault_or_a_refusal_leaves_the_other_results_alone()
    {
        await using var host = await TransportHost.StartAsync(
            options => options.EnableBatching = true,
            services => services.AddSingleton<IHttpRequestInterceptor>(new Refusing())
        );

        var answer = await PostAsync(
            host,
            """[{"query":"mutation hello"},{"query":"{ crash }"},{"query":"{ hello }","operationName":"Refused"},{"query":"subscription three"}]"""
        );

        answer.Status.ShouldBe(200);
        using var results = JsonDocument.Parse(answer.Body);
        results.RootElement.GetArrayLength().ShouldBe(4);
        results.RootElement[0].GetRawText().ShouldBe("""{"data":{"hello":"world"}}""");
        MessageOf(results.RootElement[1]).ShouldBe("Unexpected Execution Error");
        MessageOf(results.RootElement[2]).ShouldBe("not you");
        MessageOf(results.RootElement[3]).ShouldBe("not allowed");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<TransportHost> StartAsync(Action<GraphQLServerOptions>? configure = null) =>
        TransportHost.StartAsync(options =>
        {
            options.EnableBatching = true;
            configure?.Invoke(options);
        });

    private static Task<TransportHost.Answer> PostAsync(
        TransportHost host,
        string body,
        string? accept = null,
        string query = ""
    ) =>
        host.SendAsync(
            new(HttpMethod.Post, $"/graphql{query}")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            },
            accept
        );

    private static string Part(string json) =>
        $"\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{json}";

    private static string? MessageOf(JsonElement result) =>
        result.GetProperty("errors")[0].GetProperty("message").GetString();

    private sealed class Refusing : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        ) =>
            requestBuilder.Build().OperationName == "Refused"
                ? throw new GraphQLException(new Error("not you"))
                : ValueTask.CompletedTask;
    }
}
