namespace Cacao.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsRuleTests
{
    [Fact]
    public void Operations_and_fragments_are_executable() =>
        Validating.Document("query Q { ...F } fragment F on Query { page }").ShouldBeEmpty();

    [Fact]
    public void A_type_is_not_executable() =>
        Validating
            .Document("{ page } type Cat { name: String }")
            .ShouldBe(["1:10 The \"Cat\" definition is not executable."]);

    [Fact]
    public void An_extension_is_not_executable() =>
        Validating
            .Document("{ page } extend type Merchant { tail: Int }")
            .ShouldBe(["1:10 The \"Merchant\" definition is not executable."]);

    [Fact]
    public void A_schema_is_not_executable() =>
        Validating
            .Document("{ page } schema { query: Query }")
            .ShouldBe(["1:10 The schema definition is not executable."]);

    [Fact]
    public void A_directive_is_not_executable() =>
        Validating
            .Document("{ page } directive @x on FIELD")
            .ShouldBe(["1:10 The \"x\" definition is not executable."]);

    [Fact]
    public void What_is_wrong_inside_is_told_as_well() =>
        Validating
            .Document("{ page } type Cat { tail(length: Lenght): Int @nope }")
            .ShouldBe([
                "1:10 The \"Cat\" definition is not executable.",
                "1:34 Unknown type \"Lenght\".",
                "1:47 Unknown directive \"@nope\".",
            ]);
}
