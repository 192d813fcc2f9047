namespace Cacao.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedRuleTests
{
    [Fact]
    public void The_same_field_may_be_asked_twice() =>
        Validating
            .Document(
                """
                { page page a: page(limit: 1) a: page(limit: 1) merchant(id: 1) { id }
                merchant(id: 1) { name } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void Equal_arguments_may_stand_in_another_order() =>
        Validating
            .Document(
                """
                { page(limit: 1, exact: true) page(exact: true, limit: 1) x: deposit(by:
                { id: 1 }) { id } x: deposit(by: { id: 1 }) { note } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void Fields_of_objects_that_exclude_each_other_may_differ() =>
        Validating
            .Document(
                """
                { node(id: 1) { ... on Merchant { x: id } ... on Person { x: id } ... on
                Deposit { x: id } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void Two_fields_may_not_share_an_alias() =>
        Validating
            .Document("{ merchant(id: 1) { x: id x: name } }")
            .ShouldBe([
                "1:21 1:27 Fields \"x\" conflict because \"id\" and \"name\" are different "
                    + "fields. Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void Nor_an_alias_and_a_field() =>
        Validating
            .Document("{ merchant(id: 1) { id: name id } }")
            .ShouldBe([
                "1:21 1:30 Fields \"id\" conflict because \"name\" and \"id\" are different "
                    + "fields. Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void Nor_may_arguments_differ() =>
        Validating
            .Document("{ page(limit: 1) page(limit: 2) }")
            .ShouldBe([
                "1:3 1:18 Fields \"page\" conflict because they have differing arguments. "
                    + "Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void Nor_may_one_have_arguments_and_the_other_none() =>
        Validating
            .Document("{ page page(limit: 2) }")
            .ShouldBe([
                "1:3 1:8 Fields \"page\" conflict because they have differing arguments. Use "
                    + "different aliases on the fields to fetch both if this was intentional.",
            ]);

    [Fact]
    public void A_string_and_a_variable_differ() =>
        Validating
            .Document(
                """
                query ($a: String) { found(text: $a) { __typename } found(text: "a") {
                __typename } }
                """
            )
            .ShouldBe([
                "1:22 1:53 Fields \"found\" conflict because they have differing arguments. "
                    + "Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void Fields_of_exclusive_objects_have_one_shape() =>
        Validating
            .Document("{ found { ... on Person { age } ... on Deposit { age } } }")
            .ShouldBe([
                "1:27 1:50 Fields \"age\" conflict because they return conflicting types "
                    + "\"Int\" and \"Float\". Use different aliases on the fields to fetch both if "
                    + "this was intentional.",
            ]);

    [Fact]
    public void So_do_lists_and_objects() =>
        Validating
            .Document(
                """
                { found { ... on Merchant { x: deposits { id } } ... on Deposit { x:
                payer { id } } } }
                """
            )
            .ShouldBe([
                "1:29 1:67 Fields \"x\" conflict because they return conflicting types "
                    + "\"[Deposit!]!\" and \"Person\". Use different aliases on the fields to fetch "
                    + "both if this was intentional.",
            ]);

    [Fact]
    public void A_conflict_may_lie_deeper() =>
        Validating
            .Document("{ merchant(id: 1) { x: id } merchant(id: 1) { x: name } }")
            .ShouldBe([
                "1:3 1:21 1:29 1:47 Fields \"merchant\" conflict because subfields \"x\" "
                    + "conflict because \"id\" and \"name\" are different fields. Use different "
                    + "aliases on the fields to fetch both if this was intentional.",
            ]);

    [Fact]
    public void And_by_way_of_fragments() =>
        Validating
            .Document(
                """
                { ...A ...B }
                fragment A on Query { page(limit: 1) }
                fragment B on Query { page(limit: 2) }
                """
            )
            .ShouldBe([
                "2:23 3:23 Fields \"page\" conflict because they have differing arguments. "
                    + "Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void And_between_a_field_and_a_fragment_in_a_fragment() =>
        Validating
            .Document(
                """
                { page(limit: 3) ...A }
                fragment A on Query { ...B }
                fragment B on Query { page(limit: 2) }
                """
            )
            .ShouldBe([
                "1:3 3:23 Fields \"page\" conflict because they have differing arguments. "
                    + "Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void Each_repetition_of_a_plain_field_is_named() =>
        Validating
            .Document("{ merchant(id: 1) { x: id x: id x: name } }")
            .ShouldBe([
                "1:21 1:33 Fields \"x\" conflict because \"id\" and \"name\" are different "
                    + "fields. Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
                "1:27 1:33 Fields \"x\" conflict because \"id\" and \"name\" are different "
                    + "fields. Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);

    [Fact]
    public void A_fragment_that_spreads_itself_is_compared_once() =>
        Validating
            .Document(
                """
                { merchant(id: 1) { ...A } }
                fragment A on Merchant { x: id parent { x: name ...A } ...A }
                """
            )
            .ShouldBe([
                "2:56 Cannot spread fragment \"A\" within itself.",
                "2:49 Cannot spread fragment \"A\" within itself.",
                "2:41 2:26 Fields \"x\" conflict because \"name\" and \"id\" are different "
                    + "fields. Use different aliases on the fields to fetch both if this was "
                    + "intentional.",
            ]);
}
