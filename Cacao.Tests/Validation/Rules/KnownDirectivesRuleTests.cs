namespace Cacao.Tests.Validation.Rules;

public sealed class KnownDirectivesRuleTests
{
    [Fact]
    public void Directives_may_stand_where_the_schema_allows_them() =>
        Validating
            .Document(
                """
                query @trace(label: "q") { page @trace(label: "a") @include(if: true)
                ...F @skip(if: false) }
                fragment F on Query @once { page }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_unknown_directive_is_refused() =>
        Validating
            .Document("query ($a: Int! @nope) { page(limit: $a) @nope(if: true) }")
            .ShouldBe(["1:17 Unknown directive \"@nope\".", "1:42 Unknown directive \"@nope\"."]);

    [Fact]
    public void So_is_one_in_the_wrong_place() =>
        Validating
            .Document("""query @once { page @deprecated ... @trace(label: "x") { page } }""")
            .ShouldBe([
                "1:7 Directive \"@once\" may not be used on QUERY.",
                "1:20 Directive \"@deprecated\" may not be used on FIELD.",
                "1:36 Directive \"@trace\" may not be used on INLINE_FRAGMENT.",
            ]);

    [Fact]
    public void And_one_on_a_variable() =>
        Validating
            .Document("query ($a: Int! @once) { page(limit: $a) }")
            .ShouldBe(["1:17 Directive \"@once\" may not be used on VARIABLE_DEFINITION."]);
}
