using Cacao.Execution.Fields;

namespace Cacao.Tests.Execution;

/// <summary>Each outcome of the conditions has a plan of its own; each must be right.</summary>
public sealed class ConditionTests
{
    private const string Query = """
        query ($s: Boolean!, $i: Boolean!) {
          probe {
            a: __typename @skip(if: $s)
            b: __typename @include(if: $i)
            ...F @include(if: $i)
            a: __typename
            ... @skip(if: $s) { d: __typename child { x: __typename } }
            child @include(if: $i) { y: __typename }
          }
        }
        fragment F on Probe { c: __typename b: __typename }
        """;

    private readonly TestExecutor _executor = new(ProbeSchema.Build());

    [Theory]
    [InlineData(false, false, """{"a":T,"d":T,"child":{"x":T}}""")]
    [InlineData(false, true, """{"a":T,"b":T,"c":T,"d":T,"child":{"x":T,"y":T}}""")]
    [InlineData(true, false, """{"a":T}""")]
    [InlineData(true, true, """{"b":T,"c":T,"a":T,"child":{"y":T}}""")]
    public async Task Skipped_fields_leave_the_others_in_the_order_that_they_have_without_them(
        bool skip,
        bool include,
        string expected
    )
    {
        var variables =
            $$"""{"s":{{(skip ? "true" : "false")}},"i":{{(include ? "true" : "false")}}}""";

        // Twice: the second time from the plan that the first has left behind.
        for (var i = 0; i < 2; i++)
        {
            (await _executor.DataAsync(Query, variables)).ShouldBe(
                $$"""{"probe":{{expected.Replace("T", "\"Probe\"", StringComparison.Ordinal)}}}"""
            );
        }
    }

    [Fact]
    public async Task More_conditions_than_bits_are_still_right()
    {
        var names = Enumerable.Range(0, 70).ToList();
        var parameters = string.Join(' ', names.Select(i => $"$v{i}: Boolean!"));
        var fragments = string.Join(
            ' ',
            names.Select(i => $"... @include(if: $v{i}) {{ f{i % 10}: __typename }}")
        );
        var variables = string.Join(
            ',',
            names.Select(i => $"\"v{i}\":{(i == 69 ? "true" : "false")}")
        );

        (
            await _executor.DataAsync(
                $"query ({parameters}) {{ probe {{ {fragments} }} }}",
                $"{{{variables}}}"
            )
        ).ShouldBe("""{"probe":{"f9":"Probe"}}""");
    }

    [Theory]
    [InlineData("{ x: __typename @skip(if: $s) }", "null", null)]
    [InlineData(
        "{ probe { child { x: __typename @skip(if: $s) } } }",
        """{"probe":{"child":null}}""",
        "/probe/child"
    )]
    [InlineData(
        "{ probe { children(count: 1) { fails ... @include(if: $s) { fails } } } }",
        """{"probe":{"children":[null]}}""",
        "/probe/children/0"
    )]
    public async Task A_condition_that_is_null_fails_the_object_that_it_stands_in(
        string selection,
        string data,
        string? path
    )
    {
        await using var result = await _executor.RunAsync(
            $"query ($s: Boolean = true) {selection}",
            """{"s":null}"""
        );

        System
            .Text.Json.JsonElement.Parse(result.Json.Span)
            .GetProperty("data")
            .GetRawText()
            .ShouldBe(data);
        result.Errors.ShouldHaveSingleItem().Path?.ToString().ShouldBe(path);
    }

    [Fact]
    public void The_path_grows_beyond_its_first_size()
    {
        var path = new ResponsePath();
        path.Reset();
        Should.NotThrow(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                path.PushItem();
            }
        });
        path.Depth.ShouldBe(100);
    }
}
