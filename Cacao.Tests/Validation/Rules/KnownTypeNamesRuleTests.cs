namespace Cacao.Tests.Validation.Rules;

public sealed class KnownTypeNamesRuleTests
{
    [Fact]
    public void Known_types_may_be_named() =>
        Validating
            .Document(
                """
                query ($a: Status, $b: DepositFilter) { merchant(id: 1) {
                deposits(status: $a, where: $b) { ... on Node { id } } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_unknown_type_is_refused_wherever_it_is_named() =>
        Validating
            .Document(
                """
                query ($a: Statis) { page(limit: $a) ...F }
                fragment F on Querry { ... on Merchent { id } }
                """
            )
            .ShouldBe([
                "1:12 Unknown type \"Statis\". Did you mean \"Status\"?",
                "2:15 Unknown type \"Querry\". Did you mean \"Query\"?",
                "2:31 Unknown type \"Merchent\". Did you mean \"Merchant\"?",
            ]);
}
