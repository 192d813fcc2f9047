using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Cacao.AspNetCore;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Execution.Pipeline;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Tests.Execution;

/// <summary>What strangers may ask for, and what others may.</summary>
public sealed class CallerLimitsTests
{
    private static readonly ClaimsPrincipal Anna = new(
        new ClaimsIdentity([new Claim(ClaimTypes.Name, "anna")], "test")
    );

    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    private readonly TestExecutor _executor = new(
        new SdlSchema()
            .Resolve("Query.a", _ => "a")
            .Resolve("Query.crash", _ => throw new InvalidOperationException("hunter2"))
            .Resolve("Query.echo", context => context.ArgumentValue<string>("text"))
            .Build("type Query { a: String crash: String echo(text: String): String }"),
        new RequestExecutorOptions
        {
            ProductionMode = true,
            IncludeExceptionDetails = true,
            Anonymous = CallerLimits.Stranger with
            {
                Validation = CallerLimits.Stranger.Validation with { MaxAliases = 2 },
                MaxVariablesBytes = 20,
            },
        }
    );

    [Theory]
    [InlineData("{ x: a y: a z: a }", "more than 2 aliases")]
    [InlineData("{ __schema { queryType { name } } }", "Introspection is not allowed")]
    [InlineData("{ __type(name: \"Query\") { name } }", "Introspection is not allowed")]
    public async Task What_a_member_may_ask_is_refused_to_a_stranger(string query, string message)
    {
        (await AskAsync(query, Anna)).ShouldStartWith("""{"data":""");
        (await AskAsync(query, Nobody)).ShouldContain(message);
        (await AskAsync(query, null)).ShouldContain(message);
    }

    [Fact]
    public async Task A_document_that_a_member_has_brought_into_the_cache_is_measured_again()
    {
        const string Query = "{ x: a y: a z: a }";
        await AskAsync(Query, Anna);

        var first = await AskAsync(Query, null);
        var second = await AskAsync(Query, null);

        first.ShouldContain("more than 2 aliases");
        second.ShouldBe(first);
        (await AskAsync(Query, Anna)).ShouldStartWith("""{"data":""");
    }

    [Fact]
    public async Task A_document_that_a_stranger_may_send_is_everybodys()
    {
        (await AskAsync("{ x: a }", null)).ShouldBe("""{"data":{"x":"a"}}""");
        (await AskAsync("{ x: a }", Anna)).ShouldBe("""{"data":{"x":"a"}}""");
        (await AskAsync("{ x: a }", null)).ShouldBe("""{"data":{"x":"a"}}""");
    }

    [Fact]
    public async Task A_document_of_too_many_tokens_is_refused_though_it_is_known()
    {
        var query = $"{{ a {string.Concat(Enumerable.Repeat("a ", 3000))} }}";
        var executor = new TestExecutor(
            new SdlSchema().Resolve("Query.a", _ => "a").Build("type Query { a: String }"),
            new RequestExecutorOptions
            {
                ProductionMode = true,
                Parser = ParserOptions.Trusted,
                Validation = new() { MaxRootFields = 5000, MaxExpandedFields = 5000 },
            }
        );

        (await AskAsync(query, Anna, executor)).ShouldBe("""{"data":{"a":"a"}}""");
        (await AskAsync(query, null, executor)).ShouldContain("more than");
    }

    [Fact]
    public async Task Only_members_are_told_the_names_that_they_may_have_meant()
    {
        (await AskAsync("{ echoo }", Anna)).ShouldContain("Did you mean");
        (await AskAsync("{ echoo }", null)).ShouldNotContain("Did you mean");
    }

    [Fact]
    public async Task Nobody_is_told_the_text_of_exceptions()
    {
        (await AskAsync("{ crash }", Anna)).ShouldNotContain("hunter2");
        (await AskAsync("{ crash }", null)).ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Variables_are_measured_as_they_were_sent()
    {
        const string Query = "query ($text: String) { echo(text: $text) }";
        const string Variables = """{"text":"longer than twenty bytes"}""";

        (await AskAsync(Query, Anna, variables: Variables)).ShouldStartWith("""{"data":""");
        (await AskAsync(Query, null, variables: Variables)).ShouldContain("VARIABLES_TOO_LARGE");
    }

    [Fact]
    public async Task A_request_may_be_allowed_to_read_the_schema_by_an_interceptor()
    {
        var request = Request("{ __schema { queryType { name } } }", null)
            .AllowIntrospection()
            .Build();

        (await RunAsync(request)).ShouldBe(
            """{"data":{"__schema":{"queryType":{"name":"Query"}}}}"""
        );
    }

    [Fact]
    public async Task A_request_may_be_given_limits_of_its_own()
    {
        var generous = new CallerLimits { Validation = ValidationOptions.Default };

        (await RunAsync(Request("{ x: a y: a z: a }", null).SetLimits(generous).Build())).ShouldBe(
            """{"data":{"x":"a","y":"a","z":"a"}}"""
        );
    }

    [Fact]
    public async Task A_request_may_have_one_limit_of_its_own_and_the_others_of_its_caller()
    {
        const string Query = "query ($text: String) { x: a y: a z: a echo(text: $text) }";
        static CallerLimits Generous(CallerLimits limits) =>
            limits with
            {
                Validation = limits.Validation with { MaxAliases = 3 },
            };

        var request = Request(Query, null).ChangeLimits(Generous).Build();
        var large = Request(Query, null)
            .ChangeLimits(Generous)
            .SetVariableValues(JsonElement.Parse("""{"text":"longer than twenty bytes"}"""))
            .Build();

        (await RunAsync(request)).ShouldStartWith("""{"data":{"x":"a","y":"a","z":"a",""");
        (await RunAsync(large)).ShouldContain("VARIABLES_TOO_LARGE");
    }

    [Fact]
    public async Task Limits_are_changed_in_order_from_those_that_were_set()
    {
        List<(int Aliases, int Variables)> seen = [];
        CallerLimits See(CallerLimits limits)
        {
            seen.Add((limits.Validation.MaxAliases, limits.MaxVariablesBytes));
            return limits with { MaxVariablesBytes = limits.MaxVariablesBytes + 1 };
        }

        await RunAsync(Request("{ a }", null).ChangeLimits(See).ChangeLimits(See).Build());
        await RunAsync(
            Request("{ a }", null)
                .ChangeLimits(See)
                .SetLimits(new CallerLimits { MaxVariablesBytes = 7 })
                .Build()
        );

        seen.ShouldBe([(2, 20), (2, 21), (ValidationOptions.Default.MaxAliases, 7)]);
    }

    [Fact]
    public void A_document_is_measured_once_for_limits_that_are_equal()
    {
        var source = "{ a }"u8.ToArray();
        var document = new CachedDocument(
            source,
            Utf8GraphQLParser.Parse(source),
            new SchemaRuntime(_executor.Executor.Schema),
            new CallerLimits()
        );

        document.ErrorsFor(new CallerLimits()).ShouldBeEmpty();
        document.ErrorsFor(CallerLimits.Stranger).ShouldBeNull();
        document.Remember(CallerLimits.Stranger, [new Error("too much")]);
        document.ErrorsFor(CallerLimits.Stranger with { }).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_an_application_allows_to_nobody_it_allows_to_no_stranger()
    {
        var options = new RequestExecutorOptions
        {
            ProductionMode = true,
            Validation = new() { MaxDepth = 5, MaxAliases = 150 },
            MaxVariablesBytes = 100,
        };
        options.Cost.MaxFieldCost = 50;

        var strangers = options.LimitsOfStrangers(options.LimitsOfEverybody());

        strangers.Validation.MaxDepth.ShouldBe(5);
        strangers.MaxVariablesBytes.ShouldBe(100);
        strangers.MaxFieldCost.ShouldBe(50);
        strangers.Validation.MaxAliases.ShouldBe(CallerLimits.Stranger.Validation.MaxAliases);
        strangers.MaxTypeCost.ShouldBe(CallerLimits.Stranger.MaxTypeCost);
        strangers.Parser.ShouldBe(CallerLimits.Stranger.Parser);
        strangers.AllowsIntrospection.ShouldBeFalse();
        strangers.TellsCost.ShouldBeFalse();
    }

    [Fact]
    public void Of_two_kinds_of_limits_the_stricter_ones_are_no_looser_in_any_member()
    {
        var loose = new CallerLimits();

        loose.Within(CallerLimits.Stranger).ShouldBe(CallerLimits.Stranger);
        CallerLimits.Stranger.Within(loose).ShouldBe(CallerLimits.Stranger);
    }

    [Fact]
    public void Without_production_mode_all_are_alike()
    {
        var options = new RequestExecutorOptions();
        var everybody = options.LimitsOfEverybody();

        options.LimitsOfStrangers(everybody).ShouldBeSameAs(everybody);
    }

    private static async Task<string> RunAsync(TestExecutor executor, OperationRequest request)
    {
        await using var result = (OperationResult)
            await executor.Executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(result.Json.Span);
    }

    private Task<string> RunAsync(OperationRequest request) => RunAsync(_executor, request);

    private OperationRequestBuilder Request(string query, ClaimsPrincipal? user) =>
        OperationRequestBuilder
            .New()
            .SetDocument(query)
            .SetServices(_executor.Services)
            .SetUser(user);

    private Task<string> AskAsync(
        string query,
        ClaimsPrincipal? user,
        TestExecutor? executor = null,
        string? variables = null
    )
    {
        var request = Request(query, user);
        if (variables is not null)
        {
            request.SetVariableValues(JsonElement.Parse(variables));
        }

        return RunAsync(executor ?? _executor, request.Build());
    }
}
