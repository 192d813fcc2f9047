namespace Cacao.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeRuleTests
{
    [Fact]
    public void Literals_of_every_type_are_taken() =>
        Validating
            .Document(
                """
                { page(limit: -2147483648, from: "now", share: 1e3, exact: false)
                rates(of: "one") node(id: 7) { id } merchant(id: "x") { deposits(first:
                null, status: PENDING, where: { least: { minorUnits: 1 }, any: { ids:
                [1, "b"] } }) { id } } deposit(by: { id: 1 }) { id } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void An_integer_is_one_of_32_bits() =>
        Validating
            .Document(
                """
                { a: page(limit: 2147483648) b: page(limit: 1.0) c: page(limit: "1") d:
                page(limit: PENDING) }
                """
            )
            .ShouldBe([
                "1:18 Int cannot represent non 32-bit signed integer value: 2147483648",
                "1:45 Int cannot represent non-integer value: 1.0",
                "1:65 Int cannot represent non-integer value: \"1\"",
                "2:13 Int cannot represent non-integer value: PENDING",
            ]);

    [Fact]
    public void A_float_is_a_number() =>
        Validating
            .Document("""{ a: page(share: "1") b: page(share: true) c: page(share: [1]) }""")
            .ShouldBe([
                "1:18 Float cannot represent non numeric value: \"1\"",
                "1:38 Float cannot represent non numeric value: true",
                "1:59 Float cannot represent non numeric value: [1]",
            ]);

    [Fact]
    public void A_boolean_is_a_keyword() =>
        Validating
            .Document("""{ a: page(exact: 1) b: page(exact: "true") c: page(exact: TRUE) }""")
            .ShouldBe([
                "1:18 Boolean cannot represent a non boolean value: 1",
                "1:36 Boolean cannot represent a non boolean value: \"true\"",
                "1:59 Boolean cannot represent a non boolean value: TRUE",
            ]);

    [Fact]
    public void A_string_is_in_quotes_and_an_id_may_be_a_number() =>
        Validating
            .Document(
                """
                { found(text: one) { __typename } a: node(id: 1.5) { id } b: node(id:
                true) { id } }
                """
            )
            .ShouldBe([
                "1:15 String cannot represent a non string value: one",
                "1:47 ID cannot represent a non-string and non-integer value: 1.5",
                "2:1 ID cannot represent a non-string and non-integer value: true",
            ]);

    [Fact]
    public void An_enum_value_has_no_quotes() =>
        Validating
            .Document(
                """
                { merchant(id: 1) { a: deposits(status: "PENDING") { id } b:
                deposits(status: PENDNG) { id } c: deposits(status: 1) { id } } }
                """
            )
            .ShouldBe([
                "1:41 Enum \"Status\" cannot represent non-enum value: \"PENDING\". Did you "
                    + "mean the enum value \"PENDING\"?",
                "2:18 Value \"PENDNG\" does not exist in \"Status\" enum. Did you mean the "
                    + "enum value \"PENDING\"?",
                "2:53 Enum \"Status\" cannot represent non-enum value: 1.",
            ]);

    [Fact]
    public void Null_is_no_value_of_a_non_null_type() =>
        Validating
            .Document("{ page(limit: null) rates(of: [null]) }")
            .ShouldBe([
                "1:15 Expected value of non-null type \"Int!\" not to be null.",
                "1:32 Expected value of non-null type \"String!\" not to be null.",
            ]);

    [Fact]
    public void An_object_has_its_required_fields_and_no_others() =>
        Validating
            .Document(
                """
                mutation { a: pay(amount: { currency: "EUR" }) { id } b: pay(amount: {
                minorUnits: 1, curency: "EUR" }) { id } c: pay(amount: 1) { id } d:
                pay(amount: { minorUnits: 1, currency: null }) { id } }
                """
            )
            .ShouldBe([
                "1:27 Expected value of type \"MoneyInput\" to include required field "
                    + "\"minorUnits\", found: { currency: \"EUR\" }.",
                "2:16 Expected value of type \"MoneyInput\" not to include unknown field "
                    + "\"curency\". Did you mean \"currency\"? Found: { minorUnits: 1, curency: "
                    + "\"EUR\" }.",
                "2:56 Expected value of type \"MoneyInput\" to be an object, found: 1.",
                "3:40 Expected value of non-null type \"String!\" not to be null.",
            ]);

    [Fact]
    public void One_of_an_object_of_which_one_is_to_be_given() =>
        Validating
            .Document(
                """
                { a: deposit(by: {}) { id } b: deposit(by: { id: 1, reference: "x" }) {
                id } c: deposit(by: { id: null }) { id } d: deposit(by: { id: 1.5 }) {
                id } }
                """
            )
            .ShouldBe([
                "1:18 Within OneOf Input Object type \"DepositBy\", exactly one field must "
                    + "be specified, and the value for that field must be non-null.",
                "1:44 Within OneOf Input Object type \"DepositBy\", exactly one field must "
                    + "be specified, and the value for that field must be non-null.",
                "2:21 Within OneOf Input Object type \"DepositBy\", exactly one field must "
                    + "be specified, and the value for that field must be non-null.",
                "2:63 ID cannot represent a non-string and non-integer value: 1.5",
            ]);

    [Fact]
    public void A_default_is_a_value_of_its_variable() =>
        Validating
            .Document(
                """
                query ($a: Int! = "x", $b: [Status!] = [PENDING, NOPE], $c: MoneyInput =
                { minorUnits: null }) { page(limit: $a) merchant(id: $b) { id } node(id:
                $c) { id } }
                """
            )
            .ShouldBe([
                "1:19 Int cannot represent non-integer value: \"x\"",
                "1:50 Value \"NOPE\" does not exist in \"Status\" enum.",
                "2:15 Expected value of non-null type \"Int!\" not to be null.",
                "1:24 2:54 Variable \"$b\" of type \"[Status!]\" used in position expecting "
                    + "type \"ID!\".",
                "1:57 3:1 Variable \"$c\" of type \"MoneyInput\" used in position expecting "
                    + "type \"ID!\".",
            ]);

    [Fact]
    public void A_literal_for_a_directive_is_checked_too() =>
        Validating
            .Document("""{ page @skip(if: "yes") @trace(label: 1) }""")
            .ShouldBe([
                "1:18 Boolean cannot represent a non boolean value: \"yes\"",
                "1:39 String cannot represent a non string value: 1",
            ]);
}
