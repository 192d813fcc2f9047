using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Tests.Validation;

public sealed class DocumentLimitsTests
{
    private static readonly ValidationOptions Tight = new()
    {
        MaxDepth = 3,
        MaxAliases = 2,
        MaxDirectivesPerLocation = 2,
        MaxFragments = 2,
        MaxRootFields = 3,
        MaxExpandedFields = 6,
    };

    [Theory]
    [InlineData("{ merchant(id: 1) { parent { id } } }")]
    [InlineData("{ a: page b: page page @once @once }", "once")]
    [InlineData("{ ...A } fragment A on Query { ...B } fragment B on Query { page }")]
    public void What_is_within_all_limits_is_left_to_the_rules(string source, string about = "") =>
        Validating
            .Document(source, Tight)
            .ShouldAllBe(error => about != "" && error.Contains(about));

    [Theory]
    [InlineData(
        "{ merchant(id: 1) { parent { parent { id } } } }",
        "1:1 The document selects fields more than 3 levels deep"
    )]
    [InlineData(
        "{ merchant(id: 1) { ...A } } fragment A on Merchant { parent { parent { id } } }",
        "1:1 The document selects fields more than 3 levels deep"
    )]
    [InlineData("{ a: page b: page ... { c: page } }", "1:25 The document has more than 2 aliases")]
    [InlineData(
        "{ page @once @once @once }",
        "1:20 The document has more than 2 directives in one place"
    )]
    [InlineData(
        "{ page } fragment A on Query { page } fragment B on Query { page }"
            + " fragment C on Query { page }",
        "1:68 The document has more than 2 fragments"
    )]
    [InlineData(
        "mutation { ...A ...A refund } fragment A on Mutation { refund refund refund }",
        "1:1 The document selects more than 3 fields at the top of an operation"
    )]
    [InlineData(
        "{ merchant(id: 1) { ...A parent { ...A } } } fragment A on Merchant { id name x: id y: id }",
        "1:1 The document selects more than 6 fields by way of its fragments"
    )]
    public void The_first_limit_that_is_exceeded_is_the_only_error(
        string source,
        string expected
    ) => Validating.Document(source, Tight).ShouldBe([$"{expected}. Validation aborted."]);

    [Theory]
    [InlineData("{ __schema { types { fields { args { type { name } } } } } }", true)]
    [InlineData("{ __type(name: \"Query\") { fields { type { fields { name } } } } }", true)]
    [InlineData(
        "{ __schema { types { ...T } } } fragment T on __Type { fields { ...F } } "
            + "fragment F on __Field { type { interfaces { fields { name } } } }",
        false
    )]
    [InlineData(
        "{ __type(name: \"Query\") { fields { type { fields { type { fields { name } } } } } } }",
        false
    )]
    public void Lists_of_introspection_may_not_multiply(string source, bool isAllowed) =>
        Validating
            .Document(source)
            .ShouldBe(
                isAllowed
                    ? []
                    :
                    [
                        "1:3 The document asks for more than 2 lists of introspection in each other. "
                            + "Validation aborted.",
                    ]
            );

    [Fact]
    public void Introspection_is_found_wherever_it_hides()
    {
        var document = Utf8GraphQLParser.Parse(
            "{ a: __schema { __typename } ...F } fragment F on Query { ... { __type(name: \"x\") { name } } }"
        );

        IntrospectionUse
            .ErrorsOf(document)
            .Select(error =>
                $"{error.Locations[0].Column} {error.Extensions["field"]} {error.Code}"
            )
            .ShouldBe(["3 __schema HC0046", "65 __type HC0046"]);
        IntrospectionUse.ErrorsOf(Utf8GraphQLParser.Parse("{ __typename }")).ShouldBeEmpty();
    }

    [Fact]
    public void After_so_many_errors_validation_stops()
    {
        var errors = Validating.Document(
            "{" + string.Concat(Enumerable.Range(0, 40).Select(i => $" nope{i}")) + " }",
            new ValidationOptions { MaxErrors = 20 }
        );

        errors.Length.ShouldBe(21);
        errors[^1].ShouldBe("Too many validation errors, error limit reached. Validation aborted.");
    }

    [Theory]
    [InlineData("{ pag }", "1:3 Cannot query field \"pag\" on type \"Query\".")]
    [InlineData("{ page(limt: 1) }", "1:8 Unknown argument \"limt\" on field \"Query.page\".")]
    [InlineData(
        "{ deposit(by: { idd: 1, id: 1 }) { id } }",
        "1:17 Expected value of type \"DepositBy\" not to include unknown field \"idd\", "
            + "found: { idd: 1, id: 1 }."
    )]
    [InlineData(
        "{ merchant(id: 1) { deposits(status: PENDNG) { id } } }",
        "1:38 Value \"PENDNG\" does not exist in \"Status\" enum."
    )]
    [InlineData("{ found { name } }", "1:11 Cannot query field \"name\" on type \"Found\".")]
    [InlineData("query ($a: Ind) { page(limit: $a) }", "1:12 Unknown type \"Ind\".")]
    public void Strangers_are_told_no_names(string source, string expected) =>
        Validating
            .Document(source, new ValidationOptions { Suggestions = false })
            .ShouldBe([expected]);

    [Fact]
    public void A_huge_name_is_not_sent_back() =>
        Validating
            .Document("{ " + new string('n', 200_000) + " }")
            .ShouldHaveSingleItem()
            .Length.ShouldBeLessThan(3000);
}
