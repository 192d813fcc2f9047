using Cacao.Execution;

namespace Cacao.Tests.Execution.Incremental;

/// <summary>Lists of which the items come one after another.</summary>
public sealed class StreamTests
{
    private readonly Story _story = new();

    [Fact]
    public async Task Of_a_list_the_rest_comes_at_once() =>
        (await _story.PartsAsync("""{ numbers @stream(initialCount: 1, label: "n") }""")).ShouldBe([
            """{"data":{"numbers":[0]},"hasNext":true}""",
            """{"incremental":[{"items":[1,2],"label":"n","path":["numbers",1]}],"hasNext":false}""",
        ]);

    [Theory]
    [InlineData("@stream(initialCount: 3)")]
    [InlineData("@stream(initialCount: 9)")]
    [InlineData("@stream(if: false)")]
    public async Task A_list_that_is_there_already_comes_whole(string directive) =>
        (await _story.PartsAsync($"{{ numbers {directive} }}")).ShouldBe([
            """{"data":{"numbers":[0,1,2]}}""",
        ]);

    [Fact]
    public async Task No_item_need_come_with_the_list() =>
        (await _story.PartsAsync("query ($n: Int! = 0) { numbers @stream(initialCount: $n) }"))[0]
            .ShouldBe("""{"data":{"numbers":[]},"hasNext":true}""");

    [Fact]
    public async Task A_count_must_not_be_negative() =>
        (await _story.PartsAsync("{ looseNumbers @stream(initialCount: -1) }"))
            .ShouldHaveSingleItem()
            .ShouldContain("\"data\":{\"looseNumbers\":null}");

    [Fact]
    public async Task Items_come_when_their_source_gives_them()
    {
        await using var result = await StartAsync(
            "{ feed @stream(initialCount: 1) { position slow } }",
            first: 7
        );
        await using var parts = Read(result);

        (await Story.NextAsync(parts)).ShouldBe(
            """{"data":{"feed":[{"position":7,"slow":"slow"}]},"hasNext":true}"""
        );
        _story.Feed.Writer.TryWrite(8);
        (await Story.NextAsync(parts)).ShouldBe(
            """{"incremental":[{"items":[{"position":8,"slow":"slow"}],"path":["feed",1]}],"hasNext":true}"""
        );
        _story.Feed.Writer.TryWrite(9);
        (await Story.NextAsync(parts)).ShouldBe(
            """{"incremental":[{"items":[{"position":9,"slow":"slow"}],"path":["feed",2]}],"hasNext":true}"""
        );
        _story.Feed.Writer.Complete();
        (await Story.NextAsync(parts)).ShouldBe("""{"hasNext":false}""");
        _story.Disposed.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sequence_of_leaves_is_streamed_as_well()
    {
        var parts = await _story.PartsAsync("{ letters @stream }");

        parts[0].ShouldBe("""{"data":{"letters":[]},"hasNext":true}""");
        string.Concat(parts.Skip(1)).ShouldContain("\"items\":[\"a\"");
        parts[^1].ShouldContain("\"hasNext\":false");
    }

    [Fact]
    public async Task Loads_of_items_are_batched()
    {
        (await _story.PartsAsync("{ many(count: 4) @stream { loaded } }"))[1]
            .ShouldBe(
                """{"incremental":[{"items":[{"loaded":0},{"loaded":10},{"loaded":20},{"loaded":30}],"path":["many",0]}],"hasNext":false}"""
            );
        _story.BatchSizes.ShouldBe([4]);
    }

    [Fact]
    public async Task An_error_in_the_place_of_an_item_comes_with_it() =>
        (await _story.PartsAsync("{ looseNumbers @stream(initialCount: 1) }"))[1]
            .ShouldBe(
                """{"incremental":[{"errors":[{"message":"hole","locations":[{"line":1,"column":3}],"path":["looseNumbers",1]}],"items":[null,null,3],"path":["looseNumbers",1]}],"hasNext":false}"""
            );

    [Fact]
    public async Task An_item_that_must_not_be_null_ends_its_list_and_what_came_before_stays()
    {
        await using var result = await StartAsync(
            "{ feed @stream(initialCount: 1) { position } slow }",
            first: 0
        );
        _story.Feed.Writer.TryWrite(1);
        _story.Feed.Writer.TryWrite(null);
        _story.Feed.Writer.TryWrite(3);
        await using var parts = Read(result);

        await Story.NextAsync(parts);
        (await Story.NextAsync(parts)).ShouldBe(
            """{"incremental":[{"items":[{"position":1}],"path":["feed",1]},{"errors":[{"message":"Cannot return null for non-nullable field Query.feed.","locations":[{"line":1,"column":3}],"path":["feed",2],"extensions":{"code":"HC0018"}}],"items":null,"path":["feed",2]}],"hasNext":false}"""
        );
        (await parts.MoveNextAsync()).ShouldBeFalse();
        await _story.Disposed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_that_cannot_be_told_to_stop_is_ended_with_the_response()
    {
        _story.Feed.Writer.TryWrite(1);
        _story.Feed.Writer.TryWrite(null);
        await using (
            var result = await _story.StartAsync(
                "{ deafFeed @stream(initialCount: 1) { position } }"
            )
        )
        {
            await using var parts = Read(result);
            await Story.NextAsync(parts);
            (await Story.NextAsync(parts)).ShouldEndWith("\"hasNext\":false}");
        }

        await _story.Disposed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_that_fails_ends_its_list()
    {
        (await _story.PartsAsync("{ broken @stream(initialCount: 1) }")).ShouldBe([
            """{"data":{"broken":["a"]},"hasNext":true}""",
            """{"incremental":[{"errors":[{"message":"torn","locations":[{"line":1,"column":3}],"path":["broken"]}],"items":null,"path":["broken",1]}],"hasNext":false}""",
        ]);
        _story.Disposed.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_that_fails_at_once_fails_its_field() =>
        (await _story.PartsAsync("{ broken @stream(initialCount: 2) }"))
            .ShouldHaveSingleItem()
            .ShouldEndWith(""","data":{"broken":null}}""");

    [Fact]
    public async Task A_stream_inside_a_fragment_begins_when_the_fragment_has_come() =>
        (
            await _story.PartsAsync(
                """{ ... @defer(label: "d") { numbers @stream(initialCount: 2, label: "s") } }"""
            )
        ).ShouldBe([
            """{"data":{},"hasNext":true}""",
            """{"incremental":[{"data":{"numbers":[0,1]},"label":"d","path":[]}],"hasNext":true}""",
            """{"incremental":[{"items":[2],"label":"s","path":["numbers",2]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_fragment_inside_an_item_comes_after_it() =>
        (
            await _story.PartsAsync("{ many(count: 1) @stream { position ... @defer { slow } } }")
        ).ShouldBe([
            """{"data":{"many":[]},"hasNext":true}""",
            """{"incremental":[{"items":[{"position":0}],"path":["many",0]}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"path":["many",0]}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_reader_that_leaves_between_two_items_ends_the_source()
    {
        await using (var result = await _story.StartAsync("{ endless @stream(initialCount: 1) }"))
        {
            await using var parts = Read(result);
            await Story.NextAsync(parts);
            await Story.NextAsync(parts);
            _story.Disposed.Task.IsCompleted.ShouldBeFalse();
        }

        _story.Disposed.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reader_that_leaves_while_it_waits_for_an_item_ends_the_source()
    {
        using var gone = new CancellationTokenSource();
        await using (
            var result = await _story.StartUntilAsync("{ feed @stream { position } }", gone.Token)
        )
        {
            await using var parts = Read(result);
            await Story.NextAsync(parts);
            var next = parts.MoveNextAsync();
            await gone.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(async () => await next);
        }

        await _story.Disposed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_whose_list_is_not_shown_is_ended()
    {
        (await _story.PartsAsync("{ maybe { endless @stream(initialCount: 1) strictFails } }"))
            .ShouldHaveSingleItem()
            .ShouldEndWith(""","data":{"maybe":null}}""");

        _story.Disposed.Task.IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("stubborn")]
    [InlineData("stubbornSequence")]
    public async Task A_source_that_cannot_be_disposed_does_not_keep_the_others(string field)
    {
        await using (
            var result = await _story.StartAsync(
                $"{{ {field} @stream(initialCount: 1) endless @stream(initialCount: 1) }}"
            )
        )
        {
            await using var parts = Read(result);
            await Story.NextAsync(parts);
        }

        _story.Disposed.Task.IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("stubborn")]
    [InlineData("stubbornSequence")]
    public async Task Why_a_list_has_ended_is_told_though_its_source_cannot_be_disposed(
        string field
    )
    {
        var parts = await _story.PartsAsync($"{{ {field} @stream(initialCount: 1) }}");

        parts.Count.ShouldBe(2);
        parts[1].ShouldContain($"Cannot return null for non-nullable field Query.{field}.");
        parts[1].ShouldEndWith("\"hasNext\":false}");
    }

    [Fact]
    public async Task The_time_limit_holds_for_all_parts_together()
    {
        var clock = new StoppedClock();
        var story = new Story(new() { ExecutionTimeout = TimeSpan.FromSeconds(3) }, clock);
        await using var result = await story.StartAsync(
            """{ fast ... @defer(label: "d") { never } feed @stream(label: "s") { position } }"""
        );
        await using var parts = Read(result);
        (await Story.NextAsync(parts)).ShouldBe(
            """{"data":{"fast":"fast","feed":[]},"hasNext":true}"""
        );

        var last = Story.NextAsync(parts);
        clock.RunOut();

        const string error =
            """{"message":"The request exceeded the configured timeout of `00:00:03`.","extensions":{"code":"HC0045"}}""";
        (await last).ShouldBe(
            $$"""{"incremental":[{"errors":[{{error}}],"data":null,"label":"d","path":[]},{"errors":[{{error}}],"items":null,"label":"s","path":["feed",0]}],"hasNext":false}"""
        );
        (await parts.MoveNextAsync()).ShouldBeFalse();
        await result.DisposeAsync();
        await story.Disposed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IncrementalResult> StartAsync(string query, int first)
    {
        _story.Feed.Writer.TryWrite(first);
        return await _story.StartAsync(query);
    }

    private static IAsyncEnumerator<OperationResult> Read(IncrementalResult result) =>
        result
            .ReadResultsAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
}
