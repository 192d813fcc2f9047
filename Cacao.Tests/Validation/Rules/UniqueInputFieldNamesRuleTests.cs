namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesRuleTests
{
    [Fact]
    public void Different_fields_may_be_given() =>
        Validating
            .Document("""mutation { pay(amount: { minorUnits: 1, currency: "EUR" }) { id } }""")
            .ShouldBeEmpty();

    [Fact]
    public void One_field_may_not_be_given_twice() =>
        Validating
            .Document(
                """
                mutation { pay(amount: { minorUnits: 1, currency: "EUR", minorUnits: 2
                }) { id } }
                """
            )
            .ShouldBe(["1:26 1:58 There can be only one input field named \"minorUnits\"."]);

    [Fact]
    public void The_same_name_may_stand_deeper() =>
        Validating
            .Document(
                """
                { merchant(id: 1) { deposits(where: { ids: [], any: [{ ids: [] }, { ids:
                [], ids: [] }] }) { id } } }
                """
            )
            .ShouldBe(["1:69 2:5 There can be only one input field named \"ids\"."]);
}
