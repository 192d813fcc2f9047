using Cacao.Execution;

namespace Cacao.Tests.Execution;

/// <summary>What variables may be, and what the errors say, word for word like the reference implementation.</summary>
public sealed class VariableCoercionTests
{
    private readonly TestExecutor _executor = new(ProbeSchema.Build());

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            {
                "Int!",
                "{}",
                """Variable "$v" has invalid value: Expected a value of non-null type "Int!" to be provided."""
            },
            {
                "Int!",
                """{"v":null}""",
                """Variable "$v" has invalid value: Expected value of non-null type "Int!" not to be null."""
            },
            {
                "Int",
                """{"v":"1"}""",
                """Variable "$v" has invalid value: Int cannot represent value: "1" """
            },
            {
                "Int",
                """{"v":1.5}""",
                """Variable "$v" has invalid value: Int cannot represent value: 1.5"""
            },
            {
                "Int",
                """{"v":3000000000}""",
                """Variable "$v" has invalid value: Int cannot represent value: 3000000000"""
            },
            {
                "Currency",
                """{"v":"GBP"}""",
                """Variable "$v" has invalid value: Value "GBP" does not exist in "Currency" enum."""
            },
            {
                "Currency",
                """{"v":1}""",
                """Variable "$v" has invalid value: Enum "Currency" cannot represent non-string value: 1."""
            },
            {
                "[[Int!]]",
                """{"v":[[1],[2,null]]}""",
                """Variable "$v" has invalid value at [1][1]: Expected value of non-null type "Int!" not to be null."""
            },
            {
                "PaymentFilter",
                """{"v":5}""",
                """Variable "$v" has invalid value: Expected value of type "PaymentFilter" to be an object, found: 5."""
            },
            {
                "PaymentFilter",
                """{"v":{"min":{}}}""",
                """Variable "$v" has invalid value at .min: Expected value of type "MoneyFilter" to include required field "amount", found: {}."""
            },
            {
                "PaymentFilter",
                """{"v":{"and":[{},{"min":{"amount":"1","currency":null}}]}}""",
                """Variable "$v" has invalid value at .and[1].min.currency: Expected value of non-null type "Currency!" not to be null."""
            },
            {
                "PaymentFilter",
                """{"v":{"zzz":1}}""",
                """Variable "$v" has invalid value: Expected value of type "PaymentFilter" not to include unknown field "zzz", found: { zzz: 1 }."""
            },
            {
                "PaymentBy",
                """{"v":{}}""",
                """Variable "$v" has invalid value: Within OneOf Input Object type "PaymentBy", exactly one field must be specified, and the value for that field must be non-null."""
            },
            {
                "PaymentBy",
                """{"v":{"id":1,"reference":"r"}}""",
                """Variable "$v" has invalid value: Within OneOf Input Object type "PaymentBy", exactly one field must be specified, and the value for that field must be non-null."""
            },
            {
                "PaymentBy",
                """{"v":{"id":null}}""",
                """Variable "$v" has invalid value at .id: Within OneOf Input Object type "PaymentBy", exactly one field must be specified, and the value for that field must be non-null."""
            },
        };

    public static TheoryData<string, string, string> Accepted =>
        new()
        {
            { "Int", "{}", "null" },
            { "Int", """{"v":null}""", "null" },
            { "Int", """{"v":-2147483648}""", "-2147483648" },
            { "Int = 3", "{}", "3" },
            { "Int = 3", """{"v":null}""", "null" },
            { "Float", """{"v":5}""", "5" },
            { "ID", """{"v":5}""", "\"5\"" },
            { "Currency", """{"v":"EUR"}""", "\"EUR\"" },
            { "Currency = USD", "{}", "\"USD\"" },
            { "[String]", """{"v":"x"}""", """["x"]""" },
            { "[String]", """{"v":["x",null]}""", """["x",null]""" },
            { "[[Int!]]", """{"v":1}""", "[[1]]" },
            { "[[Int!]]", """{"v":[1,[2]]}""", "[[1],[2]]" },
            {
                "PaymentFilter",
                """{"v":{"min":{"amount":"1"},"status":"PENDING"}}""",
                """{"status":["PENDING"],"min":{"amount":"1","currency":"EUR"}}"""
            },
            { "PaymentFilter", """{"v":{"reference":null}}""", """{"reference":null}""" },
            { "PaymentFilter = {urgent: true}", "{}", """{"urgent":true}""" },
            { "PaymentBy", """{"v":{"id":5}}""", """{"id":"5"}""" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_value_that_does_not_fit_refuses_the_request(
        string type,
        string variables,
        string message
    )
    {
        var query = Query(type);
        await using var result = await _executor.RunAsync(query, variables);

        result.Kind.ShouldBe(ResultKind.VariableError);
        var error = result.Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe(message.Trim());
        error.Locations.ShouldBe([new(1, query.IndexOf('$', StringComparison.Ordinal) + 1)]);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_value_that_fits_reaches_the_resolver(
        string type,
        string variables,
        string value
    ) =>
        (await _executor.DataAsync(Query(type), variables)).ShouldBe(
            $$$"""{"probe":{"v":{{{value}}}}}"""
        );

    [Fact]
    public async Task All_variables_that_do_not_fit_are_reported() =>
        (
            await _executor.RunAsync(
                "query ($a: Int!, $b: [Int!]) { probe { x: echoInt(value: $a) y: echoMatrix(value: [$b]) } }",
                """{"a":"x","b":[1,"y",null]}"""
            )
        ).Errors.Count.ShouldBe(3);

    [Fact]
    public async Task Variables_that_are_not_declared_are_ignored() =>
        (await _executor.DataAsync("{ __typename }", """{"v":1}""")).ShouldBe(
            """{"__typename":"Query"}"""
        );

    [Fact]
    public async Task A_very_long_value_is_not_repeated_in_full() =>
        (
            await _executor.AnswerAsync(Query("Int"), $$"""{"v":"{{new string('x', 100_000)}}"}""")
        ).Length.ShouldBeLessThan(101_000);

    [Fact]
    public async Task A_null_for_a_strict_argument_with_a_default_fails_the_field()
    {
        await using var result = await _executor.RunAsync(
            "query ($v: Int) { probe { x: __typename required(value: $v) } }",
            """{"v":null}"""
        );

        result.Kind.ShouldBe(ResultKind.DataNull);
        result
            .Errors.ShouldHaveSingleItem()
            .Message.ShouldBe(
                """Argument "Probe.required(value:)" has invalid value: Expected variable "$v" provided to non-null type "Int!" not to be null."""
            );
    }

    private static string Query(string type)
    {
        var field = type.TrimEnd('!').Split(' ')[0] switch
        {
            "Int" => "echoInt",
            "Float" => "echoFloat",
            "ID" => "echoId",
            "Currency" => "echoEnum",
            "[String]" => "echoStrings",
            "[[Int!]]" => "echoMatrix",
            "PaymentFilter" => "echoFilter",
            _ => "echoBy",
        };
        return $"query ($v: {type}) {{ probe {{ v: {field}(value: $v) }} }}";
    }
}
