namespace Cacao.Tests.Execution;

/// <summary>
/// Every way a field can fail, under every kind of parent: null goes exactly as far as the types say,
/// and leaves exactly one error behind.
/// </summary>
public sealed class NullPropagationTests
{
    private readonly TestExecutor _executor = new(ProbeSchema.Build());

    private static readonly string[] StrictFields =
    [
        "strictFails",
        "strictFailsLater",
        "strictPureFails",
        "strictNull",
        "stricterItems",
    ];

    private static readonly (string Query, string Data)[] Parents =
    [
        ("{ probe { child { FIELD } } }", """{"probe":{"child":null}}"""),
        (
            "{ probe { waitingChild { FIELD } x: __typename } }",
            """{"probe":{"waitingChild":null,"x":"Probe"}}"""
        ),
        ("{ probe { strictChild { FIELD } } }", "null"),
        (
            "{ probe { child { strictChild { a: __typename FIELD } } } }",
            """{"probe":{"child":null}}"""
        ),
        ("{ probe { children(count: 1) { FIELD } } }", """{"probe":{"children":[null]}}"""),
        (
            "{ probe { strictChildren(count: 1) { FIELD } } }",
            """{"probe":{"strictChildren":null}}"""
        ),
    ];

    public static TheoryData<string, string, string> Failures =>
        [
            .. StrictFields.SelectMany(name =>
                Parents.Select(parent =>
                    (
                        name,
                        parent.Query.Replace("FIELD", name, StringComparison.Ordinal),
                        parent.Data
                    )
                )
            ),
        ];

    public static TheoryData<string, string> NullableFailures =>
        new()
        {
            { "fails", """{"probe":{"fails":null,"x":"Probe"}}""" },
            { "failsLater", """{"probe":{"failsLater":null,"x":"Probe"}}""" },
            { "pureFails", """{"probe":{"pureFails":null,"x":"Probe"}}""" },
            { "wrongEnum", """{"probe":{"wrongEnum":null,"x":"Probe"}}""" },
            { "notAList", """{"probe":{"notAList":null,"x":"Probe"}}""" },
            { "crashes", """{"probe":{"crashes":null,"x":"Probe"}}""" },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_in_a_strict_place_makes_the_nearest_nullable_parent_null(
        string field,
        string query,
        string data
    )
    {
        await using var result = await _executor.RunAsync(query);

        Json(result).GetProperty("data").GetRawText().ShouldBe(data);
        var error = result.Errors.ShouldHaveSingleItem();
        error.Path!.ToList().ShouldContain(field);
        error.Locations.ShouldHaveSingleItem();
        result.Kind.ShouldBe(
            data == "null" ? Cacao.Execution.ResultKind.DataNull : Cacao.Execution.ResultKind.Data
        );
    }

    [Theory]
    [MemberData(nameof(NullableFailures))]
    public async Task A_failure_in_a_nullable_place_stays_there(string field, string data)
    {
        await using var result = await _executor.RunAsync(
            $"{{ probe {{ {field} x: __typename }} }}"
        );

        Json(result).GetProperty("data").GetRawText().ShouldBe(data);
        result.Errors.ShouldHaveSingleItem().Path!.ToString().ShouldBe($"/probe/{field}");
    }

    [Fact]
    public async Task Each_failing_item_has_an_error_with_its_own_index() =>
        (await _executor.AnswerAsync("{ probe { children { fails } } }")).ShouldBe(
            """
            {"errors":[{"message":"fails is broken on purpose.","locations":[{"line":1,"column":22}],"path":["probe","children",0,"fails"]},{"message":"fails is broken on purpose.","locations":[{"line":1,"column":22}],"path":["probe","children",1,"fails"]}],"data":{"probe":{"children":[{"fails":null},{"fails":null}]}}}
            """
        );

    [Fact]
    public async Task Errors_of_siblings_that_were_already_null_stay() =>
        (await _executor.RunAsync("{ probe { child { fails strictFails pureFails } } }"))
            .Errors.Select(error => error.Path!.ToString())
            .ShouldBe(["/probe/child/fails", "/probe/child/strictFails"]);

    [Fact]
    public async Task A_merged_field_points_at_all_its_mentions() =>
        (await _executor.RunAsync("{ probe { fails ... { fails } } }"))
            .Errors.ShouldHaveSingleItem()
            .Locations.Count.ShouldBe(2);

    [Fact]
    public async Task A_null_that_is_not_allowed_is_told_apart_by_its_code() =>
        (await _executor.AnswerAsync("{ probe { child { strictNull } } }")).ShouldBe(
            """
            {"errors":[{"message":"Cannot return null for non-nullable field Probe.strictNull.","locations":[{"line":1,"column":19}],"path":["probe","child","strictNull"],"extensions":{"code":"HC0018"}}],"data":{"probe":{"child":null}}}
            """
        );

    [Fact]
    public async Task What_nobody_foresaw_is_not_told_to_the_client()
    {
        var answer = await _executor.AnswerAsync("{ probe { crashes } }");

        answer.ShouldContain("Unexpected Execution Error");
        answer.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Exception_details_are_shown_where_they_are_asked_for() =>
        (
            await new TestExecutor(
                ProbeSchema.Build(),
                new() { IncludeExceptionDetails = true }
            ).AnswerAsync("{ probe { crashes } }")
        ).ShouldContain("hunter2");

    [Fact]
    public async Task An_error_filter_sees_the_exception_and_may_replace_the_error() =>
        (
            await new TestExecutor(
                ProbeSchema.Build(),
                errorFilter: error =>
                    error.Exception is InvalidOperationException
                        ? error.WithMessage("filtered").WithCode("FILTERED")
                        : error
            ).AnswerAsync("{ probe { crashes } }")
        ).ShouldContain(
            """
            {"message":"filtered","locations":[{"line":1,"column":11}],"path":["probe","crashes"],"extensions":{"code":"FILTERED"}}
            """
        );

    private static System.Text.Json.JsonElement Json(Cacao.Execution.OperationResult result) =>
        System.Text.Json.JsonElement.Parse(result.Json.Span);
}
