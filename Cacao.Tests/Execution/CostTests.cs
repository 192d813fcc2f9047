using System.Text;
using System.Text.Json;
using Cacao.AspNetCore;
using Cacao.Execution;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Execution;

/// <summary>
/// What operations cost before they run; the numbers are those that Hot Chocolate gives for the same
/// schema, but where variables are weighed by their values.
/// </summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
public sealed class CostTests
{
    private static readonly Schema Schema = SchemaReader.Read(
        """
        directive @cost(weight: String!) on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
        type Query {
          hello: String
          expensive: String @cost(weight: "700")
          payments(first: Int, last: Int, where: Filter @cost(weight: "10"), order: [Sort!] @cost(weight: "10")): Payments
            @listSize(assumedSize: 100, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 10, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false) @cost(weight: "10")
          sliced(limit: Int, size: Int): [Int] @listSize(assumedSize: 5, slicingArguments: ["limit", "size"])
          sixOrSo(limit: Int = 6): [Party] @listSize(assumedSize: 50, slicingArguments: ["limit"], requireOneSlicingArgument: false)
          nests: [Nest!]! @listSize(assumedSize: 40, requireOneSlicingArgument: false)
          plain: [Party!]!
          anything: Anything
          named: Named
          coins: [Coin!]! @listSize(assumedSize: 3, requireOneSlicingArgument: false)
        }
        type Mutation { pay(input: Pay!): Payload! @cost(weight: "10") }
        input Pay { amount: Int! to: Address }
        input Address { street: String }
        type Payload { errors: [Problem!] }
        union Problem = Poor | Late
        type Poor { message: String }
        type Late { message: String }
        type Payments { edges: [Edge!] nodes: [Payment!] totalCount: Int! @cost(weight: "10") }
        type Edge { node: Payment cursor: String }
        type Payment { id: Int sender: Party @cost(weight: "10") recipient: Party @cost(weight: "10") }
        type Party implements Named { name: String friends(first: Int): [Party] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false) }
        type Nest { children: [Nest!]! depth: Int }
        interface Named { name: String }
        type Heavy implements Named @cost(weight: "7") { name: String @cost(weight: "3") }
        union Anything = Party | Heavy
        scalar Coin @cost(weight: "2")
        input Filter { and: [Filter!] or: [Filter!] id: IntFilter reference: TextFilter }
        input IntFilter { eq: Int @cost(weight: "10") in: [Int] @cost(weight: "10") }
        input TextFilter { contains: String @cost(weight: "20") }
        input Sort { id: Direction @cost(weight: "10") }
        enum Direction { ASC DESC }
        """
    );

    public static TheoryData<string, double, double> Operations =>
        new()
        {
            { "{ hello }", 0, 1 },
            { "{ expensive }", 700, 1 },
            { "{ payments(first: 10) { nodes { id } } }", 11, 12 },
            { "{ payments(last: 10) { nodes { id } } }", 11, 12 },
            { "{ payments { nodes { id } } }", 11, 12 },
            { "{ payments(first: 10) { edges { node { id } cursor } } }", 21, 22 },
            { "{ payments(first: 10) { totalCount } }", 20, 2 },
            {
                "{ payments(first: 10) { nodes { id sender { name } recipient { name } } } }",
                211,
                32
            },
            {
                "{ payments(first: 5, where: { id: { eq: 1 }, reference: { contains: \"a\" } }, order: [{ id: ASC }]) { nodes { id } } }",
                73,
                7
            },
            { "{ nests { children { children { depth } } } }", 81, 121 },
            { "{ plain { name } }", 1, 2 },
            { "{ sliced(limit: 1) }", 1, 1 },
            { "{ sixOrSo { name } }", 1, 7 },
            { "{ coins }", 1, 7 },
            { "{ named { name } }", 4, 8 },
            { "{ anything { ... on Party { friends(first: 4) { name } } } }", 2, 8 },
            { "{ anything { ... on Heavy { name } } }", 4, 8 },
            { "{ __typename __schema { types { name } } }", 2, 3 },
            {
                "mutation { pay(input: { amount: 1, to: { street: \"x\" } }) { errors { __typename } } }",
                13,
                3
            },
            // Mentioned twice, asked for once.
            {
                "{ plain { name } ...P } fragment P on Query { plain { friends(first: 2) { name } } }",
                2,
                4
            },
            { "{ a: plain { name } b: plain { name } }", 2, 3 },
            // What may be skipped counts.
            { "query ($s: Boolean = true) { expensive @skip(if: $s) }", 700, 1 },
        };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_costs_what_its_fields_and_lists_weigh(
        string query,
        double fieldCost,
        double typeCost
    ) =>
        (await CostAsync(query)).ShouldBe(
            $$$$"""{"extensions":{"operationCost":{"fieldCost":{{{{fieldCost}}}},"typeCost":{{{{typeCost}}}}}}}"""
        );

    [Theory]
    [InlineData("""{"n":50}""", 11, 52)]
    [InlineData("""{"n":0}""", 11, 2)]
    [InlineData("""{"n":null}""", 11, 12)]
    [InlineData("{}", 11, 12)]
    public async Task A_variable_slices_by_its_value(string variables, double field, double type) =>
        (
            await CostAsync("query ($n: Int) { payments(first: $n) { nodes { id } } }", variables)
        ).ShouldContain($"\"fieldCost\":{field},\"typeCost\":{type}}}");

    [Theory]
    [InlineData("""{"w":{"id":{"eq":1},"reference":{"contains":"a"}}}""", 53)]
    [InlineData("""{"w":{"or":[{"id":{"eq":1}},{"id":{"eq":2}}]}}""", 44)]
    [InlineData("""{"w":{"or":{"id":{"eq":1}}}}""", 33)]
    [InlineData("""{"w":null}""", 21)]
    [InlineData("{}", 32)]
    public async Task A_filter_by_variable_costs_what_is_in_it(string variables, double cost) =>
        (
            await CostAsync(
                "query ($w: Filter = { id: { in: [1] } }) { payments(first: 5, where: $w) { nodes { id } } }",
                variables
            )
        ).ShouldContain($"\"fieldCost\":{cost},");

    [Fact]
    public async Task A_variable_inside_a_filter_costs_what_is_in_it() =>
        (
            await CostAsync(
                "query ($i: IntFilter) { payments(first: 5, where: { id: $i }) { nodes { id } } }",
                """{"i":{"eq":1,"in":[2]}}"""
            )
        ).ShouldContain("\"fieldCost\":42,");

    [Theory]
    [InlineData("{ sliced }", null)]
    [InlineData("{ sliced(limit: null) }", null)]
    [InlineData("{ sliced(limit: 1, size: 2) }", null)]
    [InlineData("query ($n: Int) { sliced(limit: $n) }", null)]
    [InlineData("query ($n: Int, $m: Int) { sliced(limit: $n, size: $m) }", """{"n":1,"m":2}""")]
    public async Task A_list_that_must_be_sliced_once_is_refused_otherwise(
        string query,
        string? variables
    ) =>
        (await CostAsync(query, variables)).ShouldStartWith(
            """{"errors":[{"message":"Exactly one slicing argument must be defined.","locations":[{"line":1,"column":"""
        );

    [Theory]
    [InlineData("query ($n: Int, $m: Int) { sliced(limit: $n, size: $m) }", """{"n":1}""")]
    [InlineData("query ($n: Int, $m: Int) { sliced(limit: $n, size: $m) }", """{"n":1,"m":null}""")]
    public async Task Slicing_arguments_without_value_are_not_given(
        string query,
        string variables
    ) => (await CostAsync(query, variables)).ShouldStartWith("""{"extensions":""");

    [Fact]
    public async Task Over_the_budget_nothing_runs_and_the_answer_tells_the_cost()
    {
        (await AskAsync("{ expensive e2: expensive }")).ShouldBe(
            """{"errors":[{"message":"The maximum allowed field cost was exceeded.","extensions":{"code":"HC0047","fieldCost":1400,"maxFieldCost":1000}}],"extensions":{"cost":{"fieldCost":1400,"maxFieldCost":1000,"typeCost":1,"maxTypeCost":1000}}}"""
        );
        (await AskAsync("{ payments(first: 2000) { nodes { id } } }")).ShouldContain(
            "\"code\":\"HC0047\",\"typeCost\":2002,\"maxTypeCost\":1000"
        );
    }

    [Fact]
    public async Task The_budget_is_that_of_the_caller()
    {
        var request = Request("{ expensive }").SetLimits(new() { MaxFieldCost = 600 }).Build();

        (await RunAsync(request)).ShouldContain("\"fieldCost\":700,\"maxFieldCost\":600");
    }

    [Fact]
    public async Task Who_may_not_know_the_cost_is_not_told()
    {
        var request = Request("{ hello }")
            .SetLimits(new() { TellsCost = false })
            .SetCostReporting(CostReporting.Report)
            .Build();

        (await RunAsync(request)).ShouldNotContain("extensions");
    }

    [Theory]
    [InlineData(CostReporting.None, false, """{"data":{"hello":null}}""")]
    [InlineData(
        CostReporting.Report,
        false,
        """{"data":{"hello":null},"extensions":{"operationCost":{"fieldCost":0,"typeCost":1}}}"""
    )]
    [InlineData(
        CostReporting.None,
        true,
        """{"data":{"hello":null},"extensions":{"cost":{"fieldCost":0,"maxFieldCost":1000,"typeCost":1,"maxTypeCost":1000}}}"""
    )]
    [InlineData(
        CostReporting.Report,
        true,
        """{"data":{"hello":null},"extensions":{"operationCost":{"fieldCost":0,"typeCost":1},"cost":{"fieldCost":0,"maxFieldCost":1000,"typeCost":1,"maxTypeCost":1000}}}"""
    )]
    public async Task The_cost_is_told_to_those_who_ask_or_to_all(
        CostReporting reporting,
        bool tellsAll,
        string answer
    )
    {
        var schema = new SdlSchema()
            .Resolve("Query.hello", _ => null)
            .Build("type Query { hello: String }");
        var executor = Executor(cost => cost.TellInEveryAnswer = tellsAll, schema);

        (
            await RunAsync(Request("{ hello }").SetCostReporting(reporting).Build(), executor)
        ).ShouldBe(answer);
    }

    [Fact]
    public async Task Limits_can_be_off_and_the_analysis_too()
    {
        var unenforced = Executor(cost => cost.EnforceCostLimits = false);
        var unknown = Executor(cost => cost.SkipAnalyzer = true);
        const string Query = "{ expensive e2: expensive }";
        var request = Request(Query).SetCostReporting(CostReporting.Report).Build();

        (await RunAsync(request, Executor(_ => { }))).ShouldContain("HC0047");
        var told = await RunAsync(request, unenforced);
        told.ShouldContain("\"fieldCost\":1400");
        told.ShouldNotContain("HC0047");
        var untold = await RunAsync(request, unknown);
        untold.ShouldContain(
            """
            "data":{"expensive":
            """
        );
        untold.ShouldNotContain("Cost");
    }

    [Fact]
    public async Task Types_behind_types_multiply_neither_time_nor_memory()
    {
        var types = Enumerable.Range(0, 40).Select(i => $"type T{i} implements I {{ next: I }}");
        var schema = SchemaReader.Read(
            $"type Query {{ start: I }} interface I {{ next: I }} {string.Join('\n', types)}"
        );
        var deep = $"{{ start {{ {string.Concat(Enumerable.Repeat("next { ", 20))} __typename";
        var executor = Executor(_ => { }, schema);

        var answer = await RunAsync(
            Request($"{deep} {new string('}', 22)}")
                .SetCostReporting(CostReporting.Validate)
                .Build(),
            executor
        );

        answer.ShouldBe("""{"extensions":{"operationCost":{"fieldCost":21,"typeCost":22}}}""");
    }

    [Fact]
    public async Task A_cost_beyond_all_numbers_is_still_a_refusal()
    {
        var schema = SchemaReader.Read(
            """
            directive @listSize(assumedSize: Int) on FIELD_DEFINITION
            type Query { many: [Query] @listSize(assumedSize: 2147483647) }
            """
        );
        var levels = 40;
        var query =
            $"{{ {string.Concat(Enumerable.Repeat("many { ", levels))}__typename{new string('}', levels + 1)}";
        var executor = new TestExecutor(
            schema,
            new RequestExecutorOptions { Validation = new() { MaxDepth = 100 } }
        );

        (await RunAsync(Request(query).Build(), executor)).ShouldContain("HC0047");
    }

    private static TestExecutor Executor(
        Action<CostOptions>? configure = null,
        Schema? schema = null
    )
    {
        var options = new RequestExecutorOptions();
        configure?.Invoke(options.Cost);
        return new(schema ?? Schema, options);
    }

    private static OperationRequestBuilder Request(string query, string? variables = null) =>
        OperationRequestBuilder
            .New()
            .SetDocument(query)
            .SetVariableValues(variables is null ? default : JsonElement.Parse(variables))
            .SetServices(new ServiceCollection().BuildServiceProvider());

    private static Task<string> CostAsync(string query, string? variables = null) =>
        RunAsync(Request(query, variables).SetCostReporting(CostReporting.Validate).Build());

    private static Task<string> AskAsync(string query) => RunAsync(Request(query).Build());

    private static async Task<string> RunAsync(
        OperationRequest request,
        TestExecutor? executor = null
    )
    {
        await using var result = (OperationResult)
            await (executor ?? Executor()).Executor.ExecuteAsync(
                request,
                TestContext.Current.CancellationToken
            );
        return Encoding.UTF8.GetString(result.Json.Span);
    }
}
