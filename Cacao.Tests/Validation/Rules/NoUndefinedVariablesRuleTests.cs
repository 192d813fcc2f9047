namespace Cacao.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesRuleTests
{
    [Fact]
    public void Variables_of_the_operation_may_be_used_in_its_fragments() =>
        Validating
            .Document("query ($a: Int!) { ...F } fragment F on Query { page(limit: $a) }")
            .ShouldBeEmpty();

    [Fact]
    public void An_undefined_variable_is_refused() =>
        Validating
            .Document("{ page(limit: $a) }")
            .ShouldBe(["1:15 1:1 Variable \"$a\" is not defined."]);

    [Fact]
    public void So_is_one_in_a_list_in_an_object_or_in_a_directive() =>
        Validating
            .Document(
                """
                query Q { rates(of: [$a]) merchant(id: 1) { deposits(where: { least: {
                minorUnits: $b } }) { id @skip(if: $c) } } }
                """
            )
            .ShouldBe([
                "1:22 1:1 Variable \"$a\" is not defined by operation \"Q\".",
                "2:13 1:1 Variable \"$b\" is not defined by operation \"Q\".",
                "2:36 1:1 Variable \"$c\" is not defined by operation \"Q\".",
            ]);

    [Fact]
    public void Each_operation_must_define_what_a_fragment_uses() =>
        Validating
            .Document(
                """
                query A($a: Int!) { ...F }
                query B { ...F }
                fragment F on Query { page(limit: $a) }
                """
            )
            .ShouldBe(["3:35 2:1 Variable \"$a\" is not defined by operation \"B\"."]);
}
