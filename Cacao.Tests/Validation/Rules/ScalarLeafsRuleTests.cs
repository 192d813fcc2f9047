namespace Cacao.Tests.Validation.Rules;

public sealed class ScalarLeafsRuleTests
{
    [Fact]
    public void A_leaf_stands_alone_and_an_object_with_a_selection() =>
        Validating.Document("{ page merchant(id: 1) { deposits { status } } }").ShouldBeEmpty();

    [Fact]
    public void A_scalar_has_no_selection() =>
        Validating
            .Document("{ page { x } }")
            .ShouldBe([
                "1:8 Field \"page\" must not have a selection since type \"Int\" has no "
                    + "subfields.",
            ]);

    [Fact]
    public void Nor_has_an_enum() =>
        Validating
            .Document("{ deposit { status { x } } }")
            .ShouldBe([
                "1:20 Field \"status\" must not have a selection since type \"Status!\" has no "
                    + "subfields.",
            ]);

    [Fact]
    public void An_object_needs_a_selection() =>
        Validating
            .Document("{ merchant(id: 1) }")
            .ShouldBe([
                "1:3 Field \"merchant\" of type \"Merchant\" must have a selection of "
                    + "subfields. Did you mean \"merchant { ... }\"?",
            ]);

    [Fact]
    public void So_does_a_list_of_unions() =>
        Validating
            .Document("{ found }")
            .ShouldBe([
                "1:3 Field \"found\" of type \"[Found!]!\" must have a selection of subfields. "
                    + "Did you mean \"found { ... }\"?",
            ]);
}
