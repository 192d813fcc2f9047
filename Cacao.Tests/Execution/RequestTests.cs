using Cacao.Execution;

namespace Cacao.Tests.Execution;

/// <summary>What is refused before anything is executed, and how.</summary>
public sealed class RequestTests
{
    private readonly TestExecutor _executor = new(ProbeSchema.Build());

    [Theory]
    [InlineData("", ResultKind.SyntaxError)]
    [InlineData("{ probe", ResultKind.SyntaxError)]
    [InlineData("{ nope }", ResultKind.ValidationError)]
    [InlineData("query A { __typename } query B { __typename }", ResultKind.ValidationError)]
    [InlineData("subscription { x }", ResultKind.ValidationError)]
    public async Task A_broken_request_is_refused_without_data(string query, ResultKind kind)
    {
        await using var result = await _executor.RunAsync(query);

        result.Kind.ShouldBe(kind);
        result.Errors.ShouldNotBeEmpty();
        result.ToJson().ShouldStartWith("""{"errors":[{"message":""");
        result.ToJson().ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task The_name_selects_the_operation() =>
        (
            await _executor.AnswerAsync(
                "query A { a: __typename } query B { b: __typename }",
                operationName: "B"
            )
        ).ShouldBe("""{"data":{"b":"Query"}}""");

    [Fact]
    public async Task A_name_that_does_not_exist_is_refused_even_for_a_single_operation() =>
        (await _executor.RunAsync("query A { __typename }", operationName: "C"))
            .Errors.ShouldHaveSingleItem()
            .Message.ShouldBe("Unknown operation named \"C\".");

    [Fact]
    public async Task A_kind_that_the_transport_cannot_answer_is_not_executed()
    {
        var plain = _executor.Request("mutation { append(word: \"x\") }");
        var result = await _executor.Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = plain.Document,
                Services = plain.Services,
                AllowedOperations = OperationKinds.Query,
            },
            TestContext.Current.CancellationToken
        );

        ((OperationResult)result).Kind.ShouldBe(ResultKind.OperationNotAllowed);
        (await _executor.DataAsync("mutation { log { words } }")).ShouldBe(
            """{"log":{"words":[]}}"""
        );
    }

    [Fact]
    public async Task A_syntax_error_says_where() =>
        (await _executor.RunAsync("{ probe("))
            .Errors.ShouldHaveSingleItem()
            .Locations.ShouldHaveSingleItem()
            .Column.ShouldBe(9);

    [Fact]
    public async Task What_a_mutation_shows_is_the_state_between_its_fields() =>
        (
            await _executor.DataAsync(
                "mutation { a: append(word: \"a\", delay: 5) l1: log { words } b: append(word: \"b\") l2: log { words } }"
            )
        ).ShouldBe("""{"a":["a"],"l1":{"words":["a"]},"b":["a","b"],"l2":{"words":["a","b"]}}""");
}
