using System.Net.Http.Headers;
using System.Text;
using Cacao.AspNetCore;
using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.AspNetCore;

public sealed class HttpRequestTests
{
    private const string ResponseJson = "application/graphql-response+json";

    [Fact]
    public async Task A_query_is_answered_with_its_data()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("{ hello }", ResponseJson);

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("application/graphql-response+json; charset=utf-8");
        answer.Body.ShouldBe("""{"data":{"hello":"world"}}""");
        answer.ContentHeaders.ContentLength.ShouldBe(26);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("Application/GraphQL-Response+JSON", ResponseJson)]
    [InlineData("application/json, application/graphql-response+json", ResponseJson)]
    [InlineData(
        "application/json;q=0.9, application/graphql-response+json;q=0.5",
        "application/json"
    )]
    [InlineData("application/graphql-response+json;q=0, */*", "application/json")]
    [InlineData("text/html, application/graphql-response+json;q=0.1", ResponseJson)]
    [InlineData("application/graphql-response+json, */*", ResponseJson)]
    [InlineData("text/event-stream, application/json;q=0.5", "text/event-stream")]
    [InlineData("application/json, text/event-stream", "application/json")]
    public async Task The_answer_has_the_media_type_that_the_client_prefers(
        string? accept,
        string expected
    )
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("{ hello }", accept);

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe($"{expected}; charset=utf-8");
    }

    [Theory]
    [InlineData(10, 200)]
    [InlineData(1_000, 406)]
    public async Task An_Accept_header_that_is_too_long_is_not_read(int ranges, int status)
    {
        await using var host = await TransportHost.StartAsync();
        var accept = string.Join(',', Enumerable.Repeat("image/png", ranges)) + ",application/json";

        (await host.GetAsync("/graphql?query={hello}", accept)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Nothing_acceptable_is_406_with_a_GraphQL_error()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("{ hello }", "image/png");

        answer.Status.ShouldBe(406);
        answer.Body.ShouldStartWith("""{"errors":[{"message":""");
    }

    [Theory]
    [InlineData("{ hello }", 200, 200, 200)]
    [InlineData("{ partial }", 200, 294, 200)]
    [InlineData("{ nothing }", 200, 294, 200)]
    [InlineData("{", 400, 400, 200)]
    [InlineData("{ invalid }", 400, 422, 200)]
    [InlineData("{ variable }", 400, 422, 200)]
    [InlineData("{ denied }", 401, 401, 200)]
    [InlineData("{ late }", 503, 503, 200)]
    public async Task The_status_tells_how_far_the_operation_came(
        string document,
        int draft2025,
        int draft2026,
        int legacy
    )
    {
        await using var host = await TransportHost.StartAsync();
        await using var newer = await TransportHost.StartAsync(options =>
            options.StatusCodes = Cacao.AspNetCore.HttpStatusCodes.Draft2026
        );

        (await host.QueryAsync(document, ResponseJson)).Status.ShouldBe(draft2025);
        (await newer.QueryAsync(document, ResponseJson)).Status.ShouldBe(draft2026);
        (await host.QueryAsync(document, "application/json")).Status.ShouldBe(legacy);
        (await host.QueryAsync(document, "*/*")).Status.ShouldBe(draft2025);
        (await host.QueryAsync(document)).Status.ShouldBe(draft2025);
    }

    [Theory]
    [InlineData("NONSENSE")]
    [InlineData("")]
    [InlineData("{\"query\":")]
    [InlineData("{\"query\":\"{ hello }\"} trailing")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{\"query\":null}")]
    [InlineData("{\"query\":7}")]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("{\"query\":\"{\",\"query\":\"{ hello }\"}")]
    [InlineData("{\"query\":null,\"query\":\"{ hello }\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":{},\"variables\":{}}")]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":null,\"operationName\":\"a\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":{},\"extensions\":{}}")]
    [InlineData("{\"query\":\"{ hello }\",\"id\":\"\",\"id\":\"\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":[]}")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":\"x\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":1}")]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":1}")]
    public async Task A_malformed_body_is_400_with_a_GraphQL_error(string body)
    {
        await using var host = await TransportHost.StartAsync();

        foreach (var accept in new[] { ResponseJson, "application/json" })
        {
            var answer = await host.PostAsync(body, accept);

            answer.Status.ShouldBe(400);
            answer.Body.ShouldStartWith("""{"errors":[{"message":""");
        }
    }

    [Fact]
    public async Task Variables_extensions_and_the_name_reach_the_executor()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.PostAsync(
            """
            {"unknown":[{"query":1}],"extensions":{"a":1},"operationName":"N",
             "variables":{"x":["é",{"y":null}]},"query":"{ \u0065cho }"}
            """
        );

        answer.Body.ShouldBe(
            """{"data":{"name":"N","variables":{"x":["é",{"y":null}]},"extensions":{"a":1}}}"""
        );
    }

    [Fact]
    public async Task A_null_is_as_good_as_leaving_a_member_out()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.PostAsync(
            """{"query":"{ echo }","operationName":null,"variables":null,"extensions":null}"""
        );

        answer.Body.ShouldBe("""{"data":{"name":null,"variables":null,"extensions":null}}""");
    }

    [Theory]
    [InlineData("application/x-unheard-of")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(null)]
    public async Task Only_JSON_in_UTF8_is_read(string? contentType)
    {
        await using var host = await TransportHost.StartAsync();
        var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.ContentType = contentType is null
            ? null
            : MediaTypeHeaderValue.Parse(contentType);

        var answer = await host.SendAsync(new(HttpMethod.Post, "/graphql") { Content = content });

        answer.Status.ShouldBe(415);
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_413_with_or_without_its_length(bool chunked)
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.MaxRequestBytes = 1000
        );
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                $$"""{"query":"{ hello }","x":"{{new string('x', 5000)}}"}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await host.SendAsync(request);

        answer.Status.ShouldBe(413);
        answer.Body.ShouldContain("HC0010");
        (await host.QueryAsync("{ hello }")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"query":"{ hello }","\ud800":1}""")]
    [InlineData("""{"query":"{ hello } # \udc00"}""")]
    [InlineData("""{"query":"{ hello }","variables":{"\ud800":1}}""")]
    [InlineData("""{"query":"{ hello }","variables":{"a":["\ud800\u0041"]}}""")]
    public async Task Half_a_surrogate_pair_is_400_wherever_it_stands(string body)
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.PostAsync(body);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("The request holds half of a surrogate pair.");
    }

    [Fact]
    public async Task Values_nested_a_hundred_thousand_deep_are_refused()
    {
        await using var host = await TransportHost.StartAsync();
        var deep = new string('[', 100_000) + new string(']', 100_000);

        var answer = await host.PostAsync(
            $$$"""{"query":"{ hello }","variables":{"a":{{{deep}}}}}"""
        );

        answer.Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_large_body_comes_in_pieces_and_is_read_whole()
    {
        await using var host = await TransportHost.StartAsync();
        var text = new string('x', 600_000);

        var answer = await host.PostAsync(
            $$$"""{"variables":{"a":"{{{text}}}"},"query":"{ echo }"}"""
        );

        answer.Body.ShouldContain(text);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405_and_name_what_is_allowed(string method)
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.SendAsync(new(new HttpMethod(method), "/graphql"));

        answer.Status.ShouldBe(405);
        answer.ContentHeaders.Allow.ShouldBe(["GET", "POST"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_fault_is_500_and_gives_nothing_away()
    {
        await using var host = await TransportHost.StartAsync();

        var answer = await host.QueryAsync("{ crash }");

        answer.Status.ShouldBe(500);
        answer.Body.ShouldNotContain("hunter2");
        answer.Body.ShouldStartWith("""{"errors":[{"message":"Unexpected Execution Error""");
    }

    [Fact]
    public async Task A_subscription_is_not_answered_as_JSON()
    {
        await using var host = await TransportHost.StartAsync();

        (await host.QueryAsync("subscription three", ResponseJson)).Status.ShouldBe(406);
    }

    [Theory]
    [InlineData("AUTH_NOT_AUTHENTICATED", 401)]
    [InlineData("AUTH_NOT_AUTHORIZED", 403)]
    [InlineData("OTHER", 400)]
    public async Task An_interceptor_adds_state_or_refuses(string code, int status)
    {
        await using var host = await TransportHost.StartAsync(services: services =>
            services.AddSingleton<IHttpRequestInterceptor>(new Interceptor(code))
        );

        (await host.QueryAsync("{ hello }")).Status.ShouldBe(200);
        host.Executor.LastRequest!.ContextData!["seen"].ShouldBe("yes");
        var refused = await host.SendAsync(
            new(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent(
                    """{"query":"{ hello }"}""",
                    Encoding.UTF8,
                    "application/json"
                ),
                Headers = { { "X-Refuse", "1" } },
            }
        );
        refused.Status.ShouldBe(status);
        refused.Body.ShouldContain(code);
    }

    private sealed class Interceptor(string code) : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        )
        {
            requestBuilder.SetGlobalState("seen", "yes");
            return context.Request.Headers.ContainsKey("X-Refuse")
                ? throw new GraphQLException(new Error("no") { Code = code })
                : ValueTask.CompletedTask;
        }
    }
}
