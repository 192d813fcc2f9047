using Cacao.Execution;

namespace Cacao.Tests.Execution.Incremental;

/// <summary>What comes with the first part of a response, and what after it.</summary>
public sealed class DeferTests
{
    private readonly Story _story = new();

    [Fact]
    public async Task A_deferred_fragment_comes_after_the_rest() =>
        (await _story.PartsAsync("""{ fast ... @defer(label: "later") { slow } }""")).ShouldBe([
            """{"data":{"fast":"fast"},"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"label":"later","path":[]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_fragment_inside_a_deferred_one_comes_after_it() =>
        (
            await _story.PartsAsync(
                """
                { self { fast ... @defer(label: "a") { slow self { ... @defer(label: "b") { slow fast } } } } }
                """
            )
        ).ShouldBe([
            """{"data":{"self":{"fast":"fast"}},"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow","self":{}},"label":"a","path":["self"]}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow","fast":"fast"},"label":"b","path":["self","self"]}],"hasNext":false}""",
        ]);

    [Theory]
    [InlineData("... @defer(if: false) { slow }")]
    [InlineData("... @defer @skip(if: true) { slow } slow")]
    [InlineData("... @defer { ... @include(if: false) { fast } } slow")]
    public async Task What_does_not_wait_comes_whole(string selection) =>
        (await _story.PartsAsync($"{{ fast {selection} }}")).ShouldBe([
            """{"data":{"fast":"fast","slow":"slow"}}""",
        ]);

    [Fact]
    public async Task A_condition_may_be_a_variable()
    {
        const string query = "query ($d: Boolean) { fast ... @defer(if: $d) { slow } }";

        // Twice: the second time from the plans that the first has left behind.
        for (var i = 0; i < 2; i++)
        {
            (await _story.PartsAsync(query, """{"d":true}""")).Count.ShouldBe(2);
            (await _story.PartsAsync(query, """{"d":false}""")).Count.ShouldBe(1);
            (await _story.PartsAsync(query)).Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task Whoever_takes_no_parts_gets_the_whole() =>
        (
            await _story.PartsAsync(
                "{ fast ... @defer { slow } numbers @stream }",
                format: IncrementalFormat.None
            )
        ).ShouldBe(["""{"data":{"fast":"fast","slow":"slow","numbers":[0,1,2]}}"""]);

    [Fact]
    public async Task A_field_that_is_asked_for_twice_is_executed_once_and_comes_first()
    {
        (await _story.PartsAsync("{ ... @defer { fast slow } fast }")).ShouldBe([
            """{"data":{"fast":"fast"},"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"path":[]}],"hasNext":false}""",
        ]);
        _story.Log.ShouldBe(["fast", "slow"]);
    }

    [Fact]
    public async Task Of_an_object_that_has_come_only_what_is_missing_is_delivered()
    {
        (
            await _story.PartsAsync(
                """{ self { fast } ... @defer(label: "x") { self { fast slow } numbers } }"""
            )
        ).ShouldBe([
            """{"data":{"self":{"fast":"fast"}},"hasNext":true}""",
            """{"incremental":[{"data":{"numbers":[0,1,2]},"label":"x","path":[]},{"data":{"slow":"slow"},"label":"x","path":["self"]}],"hasNext":false}""",
        ]);
        _story.Log.ShouldBe(["self", "fast", "slow"]);
    }

    [Fact]
    public async Task A_fragment_that_adds_nothing_is_no_part()
    {
        await using var result = await _story.ExecuteAsync("{ fast ... @defer { fast } }");

        result.ShouldBeOfType<OperationResult>();
    }

    [Fact]
    public async Task Two_fragments_that_share_a_field_have_it_executed_once()
    {
        (
            await _story.PartsAsync(
                """
                { ... @defer(label: "a") { slow fast } ... @defer(label: "b") { slow } }
                """
            )
        ).ShouldBe([
            """{"data":{},"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"label":"a","path":[]},{"data":{"fast":"fast"},"label":"a","path":[]},{"data":{},"label":"b","path":[]}],"hasNext":false}""",
        ]);
        _story.Log.Count(field => field == "slow").ShouldBe(1);
    }

    [Fact]
    public async Task A_fragment_may_be_deferred_in_several_places() =>
        (
            await _story.PartsAsync(
                "{ a: self { ...F @defer } b: self { ...F @defer } } fragment F on Query { fast }"
            )
        ).ShouldBe([
            """{"data":{"a":{},"b":{}},"hasNext":true}""",
            """{"incremental":[{"data":{"fast":"fast"},"path":["a"]},{"data":{"fast":"fast"},"path":["b"]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task Each_item_of_a_list_has_its_own_and_loads_are_batched_over_them()
    {
        (
            await _story.PartsAsync("{ many(count: 3) { position ... @defer { loaded } } }")
        ).ShouldBe([
            """{"data":{"many":[{"position":0},{"position":1},{"position":2}]},"hasNext":true}""",
            """{"incremental":[{"data":{"loaded":0},"path":["many",0]},{"data":{"loaded":10},"path":["many",1]},{"data":{"loaded":20},"path":["many",2]}],"hasNext":false}""",
        ]);
        _story.BatchSizes.ShouldBe([3]);
    }

    [Fact]
    public async Task A_slow_fragment_does_not_hold_up_another()
    {
        await using var result = await _story.StartAsync(
            """{ ... @defer { a: gated(name: "a") } ... @defer { b: gated(name: "b") } }"""
        );
        await using var parts = result
            .ReadResultsAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await Story.NextAsync(parts)).ShouldBe("""{"data":{},"hasNext":true}""");
        _story.Gate("b").SetResult();
        (await Story.NextAsync(parts)).ShouldBe(
            """{"incremental":[{"data":{"b":"b"},"path":[]}],"hasNext":true}"""
        );
        _story.Gate("a").SetResult();
        (await Story.NextAsync(parts)).ShouldBe(
            """{"incremental":[{"data":{"a":"a"},"path":[]}],"hasNext":false}"""
        );
        (await parts.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_deferred_is_executed_before_the_first_part_is_there()
    {
        await using var result = await _story.StartAsync("{ fast ... @defer { slow } }");

        _story.Log.ShouldBe(["fast"]);
    }

    [Fact]
    public async Task Null_travels_no_further_than_to_the_fragment() =>
        (
            await _story.PartsAsync(
                """{ fast self { ... @defer(label: "x") { slow strictFails } } }"""
            )
        ).ShouldBe([
            """{"data":{"fast":"fast","self":{}},"hasNext":true}""",
            """{"incremental":[{"errors":[{"message":"no","locations":[{"line":1,"column":45}],"path":["self","strictFails"]}],"data":null,"label":"x","path":["self"]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task An_error_below_a_fragment_comes_with_it() =>
        (await _story.PartsAsync("{ ... @defer { self { fails fast } } }")).ShouldBe([
            """{"data":{},"hasNext":true}""",
            """{"incremental":[{"errors":[{"message":"no","locations":[{"line":1,"column":23}],"path":["self","fails"]}],"data":{"self":{"fails":null,"fast":"fast"}},"path":[]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task What_is_inside_a_failed_fragment_is_not_executed()
    {
        (
            await _story.PartsAsync(
                "{ ... @defer { strictFails self { ... @defer { slow } } ... @defer { fast } } }"
            )
        ).Count.ShouldBe(2);

        _story.Log.ShouldBe(["self"]);
    }

    [Fact]
    public async Task What_is_inside_an_object_that_became_null_is_not_executed()
    {
        var part = (
            await _story.PartsAsync("{ maybe { ... @defer { slow } strictFails } }")
        ).ShouldHaveSingleItem();

        part.ShouldEndWith(""","data":{"maybe":null}}""");
        _story.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mutation_defers_below_its_fields_until_all_have_run()
    {
        (
            await _story.PartsAsync(
                "mutation { a: change { ... @defer { fast } } b: change { position ... @defer { d: fast } } }"
            )
        ).ShouldBe([
            """{"data":{"a":{},"b":{"position":0}},"hasNext":true}""",
            """{"incremental":[{"data":{"fast":"fast"},"path":["a"]},{"data":{"d":"fast"},"path":["b"]}],"hasNext":false}""",
        ]);
        _story.Log.ShouldBe(["change", "change", "fast", "fast"]);
    }

    [Fact]
    public async Task Fragments_that_double_at_each_level_are_executed_once_and_promised_a_few_times()
    {
        var fragments = string.Concat(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    $"fragment F{i} on Query {{ f{i}: fast ...G{i} @defer ...H{i} @defer }}"
                    + $"fragment G{i} on Query {{ g{i}: fast ...F{i + 1} @defer }}"
                    + $"fragment H{i} on Query {{ h{i}: fast ...F{i + 1} @defer }}"
                )
        );

        var parts = await _story.PartsAsync(
            $"{{ self {{ ...F0 @defer }} }} {fragments} fragment F8 on Query {{ last: fast }}",
            format: IncrementalFormat.Version02
        );

        _story.Log.Count(field => field == "fast").ShouldBe((3 * 8) + 1, parts[0]);
        parts.Sum(part => part.Split("\"id\":").Length - 1).ShouldBeLessThan(3 * 64);
    }

    [Fact]
    public async Task Many_responses_at_once_do_not_get_into_each_others_way()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i => _story.PartsAsync($"{{ f{i}: slow ... @defer {{ d{i}: slow }} }}"))
        );

        answers.ShouldBe(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    (List<string>)
                        [
                            $$"""{"data":{"f{{i}}":"slow"},"hasNext":true}""",
                            $$"""{"incremental":[{"data":{"d{{i}}":"slow"},"path":[]}],"hasNext":false}""",
                        ]
                )
        );
    }
}
