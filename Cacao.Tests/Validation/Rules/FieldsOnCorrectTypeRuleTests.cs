namespace Cacao.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeRuleTests
{
    [Fact]
    public void Fields_of_the_type_may_be_selected() =>
        Validating
            .Document(
                """
                { __typename __schema { types { name } } __type(name: "Query") { name }
                node(id: 1) { id __typename } found { __typename } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_unknown_field_is_refused_with_a_guess() =>
        Validating
            .Document("{ pag merchant(id: 1) { nme deposit } }")
            .ShouldBe([
                "1:3 Cannot query field \"pag\" on type \"Query\". Did you mean \"page\"?",
                "1:25 Cannot query field \"nme\" on type \"Merchant\". Did you mean \"name\"?",
                "1:29 Cannot query field \"deposit\" on type \"Merchant\". Did you mean "
                    + "\"deposits\"?",
            ]);

    [Fact]
    public void Nothing_is_said_of_fields_inside_it() =>
        Validating
            .Document("{ nope { nope } }")
            .ShouldBe([
                "1:3 Cannot query field \"nope\" on type \"Query\". Did you mean \"node\"?",
            ]);

    [Fact]
    public void A_union_has_no_fields_but_its_types_have() =>
        Validating
            .Document("{ found { name } }")
            .ShouldBe([
                "1:11 Cannot query field \"name\" on type \"Found\". Did you mean to use an "
                    + "inline fragment on \"Party\", \"Merchant\", or \"Person\"?",
            ]);

    [Fact]
    public void So_have_the_types_behind_an_interface() =>
        Validating
            .Document("{ node(id: 1) { age } }")
            .ShouldBe([
                "1:17 Cannot query field \"age\" on type \"Node\". Did you mean to use an "
                    + "inline fragment on \"Deposit\" or \"Person\"?",
            ]);

    [Fact]
    public void Introspection_starts_at_the_query_only() =>
        Validating
            .Document("{ merchant(id: 1) { __schema { description } } }")
            .ShouldBe(["1:21 Cannot query field \"__schema\" on type \"Merchant\"."]);

    [Fact]
    public void Fragments_on_unknown_types_are_left_alone() =>
        Validating
            .Document("{ ... on Nope { a } }")
            .ShouldBe(["1:10 Unknown type \"Nope\". Did you mean \"Node\"?"]);
}
