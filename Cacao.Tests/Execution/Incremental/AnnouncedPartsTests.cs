using Cacao.Execution;

namespace Cacao.Tests.Execution.Incremental;

/// <summary>The newer format: parts are announced, delivered by id and completed.</summary>
public sealed class AnnouncedPartsTests
{
    private readonly Story _story = new();

    [Fact]
    public async Task A_fragment_is_announced_delivered_and_completed() =>
        (await PartsAsync("""{ fast ... @defer(label: "x") { slow } }""")).ShouldBe([
            """{"data":{"fast":"fast"},"pending":[{"id":"0","path":[],"label":"x"}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_fragment_inside_another_is_announced_when_that_has_come() =>
        (await PartsAsync("{ ... @defer { self { fast ... @defer { slow } } } }")).ShouldBe([
            """{"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
            """{"pending":[{"id":"1","path":["self"]}],"incremental":[{"data":{"self":{"fast":"fast"}},"id":"0"}],"completed":[{"id":"0"}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"id":"1"}],"completed":[{"id":"1"}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task What_lies_further_down_has_its_path_from_the_fragment() =>
        (await PartsAsync("{ self { fast } ... @defer { self { slow } } }")).ShouldBe([
            """{"data":{"self":{"fast":"fast"}},"pending":[{"id":"0","path":[]}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"id":"0","subPath":["self"]}],"completed":[{"id":"0"}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_shared_field_comes_once() =>
        (await PartsAsync("{ ... @defer { slow } ... @defer { slow fast } }")).ShouldBe([
            """{"data":{},"pending":[{"id":"0","path":[]},{"id":"1","path":[]}],"hasNext":true}""",
            """{"incremental":[{"data":{"slow":"slow"},"id":"0"},{"data":{"fast":"fast"},"id":"1"}],"completed":[{"id":"0"},{"id":"1"}],"hasNext":false}""",
        ]);

    [Fact]
    public async Task A_fragment_that_fails_is_completed_with_its_errors() =>
        (await PartsAsync("{ ... @defer { strictFails } }"))[1]
            .ShouldBe(
                """{"completed":[{"id":"0","errors":[{"message":"no","locations":[{"line":1,"column":16}],"path":["strictFails"]}]}],"hasNext":false}"""
            );

    [Fact]
    public async Task Items_are_delivered_by_id_and_their_end_is_told() =>
        (await PartsAsync("{ numbers @stream(initialCount: 1) }")).ShouldBe([
            """{"data":{"numbers":[0]},"pending":[{"id":"0","path":["numbers"]}],"hasNext":true}""",
            """{"incremental":[{"items":[1,2],"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}""",
        ]);

    private Task<List<string>> PartsAsync(string query) =>
        _story.PartsAsync(query, format: IncrementalFormat.Version02);
}
