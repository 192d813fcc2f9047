namespace Cacao.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionRuleTests
{
    [Fact]
    public void A_variable_may_be_stricter_than_its_position() =>
        Validating
            .Document(
                """
                query ($a: Int!, $b: [String!]!, $c: Status!) { page(limit: $a)
                rates(of: $b) merchant(id: 1) { deposits(first: $a, status: $c) { id } }
                }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_default_makes_up_for_a_missing_exclamation_mark() =>
        Validating
            .Document(
                """
                query ($a: Int = 1, $b: Int) { page(limit: $a) merchant(id: 1) {
                deposits(first: $b) { id } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void So_does_the_default_of_the_position() =>
        Validating.Document("query ($b: Int) { page(limit: $b) }").ShouldBeEmpty();

    [Fact]
    public void A_nullable_variable_does_not_fit_a_non_null_position() =>
        Validating
            .Document("query ($a: ID) { merchant(id: $a) { id } }")
            .ShouldBe([
                "1:8 1:31 Variable \"$a\" of type \"ID\" used in position expecting type "
                    + "\"ID!\".",
            ]);

    [Fact]
    public void Nor_does_one_of_another_type_or_of_a_list() =>
        Validating
            .Document(
                """
                query ($a: String!, $b: [ID!]!) { node(id: $a) { id } merchant(id: $b) {
                id } }
                """
            )
            .ShouldBe([
                "1:8 1:44 Variable \"$a\" of type \"String!\" used in position expecting type "
                    + "\"ID!\".",
                "1:21 1:68 Variable \"$b\" of type \"[ID!]!\" used in position expecting type "
                    + "\"ID!\".",
            ]);

    [Fact]
    public void Nor_does_an_item_of_a_list() =>
        Validating
            .Document("query ($a: String, $b: [String]!) { x: rates(of: [$a]) y: rates(of: $b) }")
            .ShouldBe([
                "1:8 1:51 Variable \"$a\" of type \"String\" used in position expecting type "
                    + "\"String!\".",
                "1:20 1:69 Variable \"$b\" of type \"[String]!\" used in position expecting "
                    + "type \"[String!]!\".",
            ]);

    [Fact]
    public void Null_as_a_default_makes_up_for_nothing() =>
        Validating
            .Document("query ($a: ID = null) { merchant(id: $a) { id } }")
            .ShouldBe([
                "1:8 1:38 Variable \"$a\" of type \"ID\" used in position expecting type "
                    + "\"ID!\".",
            ]);

    [Fact]
    public void It_counts_where_the_variable_is_used_also_in_a_fragment() =>
        Validating
            .Document("query Q($a: String!) { ...F } fragment F on Query { page(limit: $a) }")
            .ShouldBe([
                "1:9 1:65 Variable \"$a\" of type \"String!\" used in position expecting type "
                    + "\"Int!\".",
            ]);

    [Fact]
    public void A_field_of_which_one_is_to_be_given_takes_no_nullable_variable() =>
        Validating
            .Document(
                """
                query ($a: ID, $b: ID!) { x: deposit(by: { id: $a }) { id } y:
                deposit(by: { id: $b }) { id } }
                """
            )
            .ShouldBe([
                "1:8 1:48 Variable \"$a\" is of type \"ID\" but must be non-nullable to be "
                    + "used for OneOf Input Object \"DepositBy\".",
            ]);

    [Theory]
    [InlineData("certainDeposit(by: { id: $a })")]
    [InlineData("certainDeposits(by: { id: $a })")]
    [InlineData("certainDeposits(by: [{ id: $a }])")]
    public void Wherever_its_object_stands(string field) =>
        Validating
            .Document($"query ($a: ID) {{ {field} {{ id }} }}")
            .ShouldBe([
                $"1:8 1:{18 + field.IndexOf('$', StringComparison.Ordinal)} Variable \"$a\" is of type \"ID\" but must be "
                    + "non-nullable to be used for OneOf Input Object \"DepositBy\".",
            ]);

    [Fact]
    public void Who_compares_with_the_reference_can_have_its_gap() =>
        Validating
            .Document(
                "query ($a: ID) { certainDeposit(by: { id: $a }) { id } }",
                new() { OneOfAsReference = true }
            )
            .ShouldBeEmpty();
}
