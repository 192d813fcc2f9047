namespace Cacao.Tests.Validation.Rules;

public sealed class KnownArgumentNamesRuleTests
{
    [Fact]
    public void Known_arguments_may_be_given_in_any_order() =>
        Validating
            .Document("""{ page(exact: true, limit: 1) @trace(weight: 1, label: "x") }""")
            .ShouldBeEmpty();

    [Fact]
    public void An_unknown_argument_of_a_field_is_refused_with_a_guess() =>
        Validating
            .Document("{ page(limt: 1) merchant(id: 1) { name(zzz: true) } }")
            .ShouldBe([
                "1:8 Unknown argument \"limt\" on field \"Query.page\". Did you mean \"limit\"?",
                "1:40 Unknown argument \"zzz\" on field \"Merchant.name\".",
            ]);

    [Fact]
    public void So_is_one_of_a_directive() =>
        Validating
            .Document("""{ page @skip(if: true, unless: true) @trace(lable: "x", label: "y") }""")
            .ShouldBe([
                "1:24 Unknown argument \"unless\" on directive \"@skip\".",
                "1:45 Unknown argument \"lable\" on directive \"@trace\". Did you mean "
                    + "\"label\"?",
            ]);

    [Fact]
    public void So_is_one_of_introspection() =>
        Validating
            .Document("""{ __type(name: "x", nam: "y") { name } }""")
            .ShouldBe([
                "1:21 Unknown argument \"nam\" on field \"<meta>.__type\". Did you mean "
                    + "\"name\"?",
            ]);
}
