namespace Cacao.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsRuleTests
{
    [Fact]
    public void A_subscription_selects_one_field() =>
        Validating.Document("subscription { tick }").ShouldBeEmpty();

    [Fact]
    public void It_may_do_so_by_way_of_fragments() =>
        Validating
            .Document(
                """
                subscription S { ...F ...F ... { tick } }
                fragment F on Subscription { tick }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_select_two() =>
        Validating
            .Document("subscription S { tick depositChanged { id } }")
            .ShouldBe(["1:23 Subscription \"S\" must select only one top level field."]);

    [Fact]
    public void Nor_two_aliases_of_one_field() =>
        Validating
            .Document("subscription { a: tick b: tick }")
            .ShouldBe(["1:24 Anonymous Subscription must select only one top level field."]);

    [Fact]
    public void Nor_a_second_one_inside_a_fragment() =>
        Validating
            .Document(
                """
                subscription { tick ...F }
                fragment F on Subscription { depositChanged { id } }
                """
            )
            .ShouldBe(["2:30 Anonymous Subscription must select only one top level field."]);

    [Fact]
    public void Nor_a_field_of_introspection() =>
        Validating
            .Document("subscription { __typename }")
            .ShouldBe([
                "1:16 Anonymous Subscription must not select an introspection top level "
                    + "field.",
            ]);

    [Fact]
    public void The_field_may_not_depend_on_a_condition() =>
        Validating
            .Document("subscription S($a: Boolean!) { tick @include(if: $a) }")
            .ShouldBe([
                "1:37 Subscription \"S\" must not use `@skip` or `@include` directives in "
                    + "the top level selection.",
            ]);

    [Fact]
    public void Nor_may_the_fragment_around_it() =>
        Validating
            .Document("subscription ($a: Boolean!) { ... @skip(if: $a) { tick } }")
            .ShouldBe([
                "1:35 Anonymous Subscription must not use `@skip` or `@include` directives "
                    + "in the top level selection.",
            ]);
}
