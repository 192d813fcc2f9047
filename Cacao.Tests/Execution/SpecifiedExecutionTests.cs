namespace Cacao.Tests.Execution;

/// <summary>What the specification says about collecting, merging and completing fields.</summary>
public sealed class SpecifiedExecutionTests
{
    private readonly TestExecutor _executor = new(ProbeSchema.Build());

    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "keeps the order of the document across fragments",
                """ { probe { b: __typename ...F a: __typename ... { c: __typename b: __typename } } } fragment F on Probe { z: __typename a: __typename y: __typename } """,
                """ {"probe":{"b":"Probe","z":"Probe","a":"Probe","y":"Probe","c":"Probe"}} """
            },
            {
                "merges selections of fields that meet",
                """ { probe { child { x: __typename } } ... { probe { child { y: __typename } } } } """,
                """ {"probe":{"child":{"x":"Probe","y":"Probe"}}} """
            },
            {
                "a field error makes a nullable field null",
                """ { probe { fails x: __typename } } """,
                """ {"probe":{"fails":null,"x":"Probe"}} """
            },
            {
                "a field error in a strict field makes its parent null",
                """ { probe { child { strictFails } x: __typename } } """,
                """ {"probe":{"child":null,"x":"Probe"}} """
            },
            {
                "null travels up to data",
                """ { probe { strictChild { strictChild { strictFails } } } } """,
                """ null """
            },
            {
                "null in a strict field makes its parent null",
                """ { probe { child { strictNull } } } """,
                """ {"probe":{"child":null}} """
            },
            {
                "an error in an item makes the item null",
                """ { probe { items } } """,
                """ {"probe":{"items":["one",null,"three"]}} """
            },
            {
                "an error in a strict item makes the list null",
                """ { probe { strictItems } } """,
                """ {"probe":{"strictItems":null}} """
            },
            {
                "an error in a strict item of a strict list makes the parent null",
                """ { probe { child { stricterItems } } } """,
                """ {"probe":{"child":null}} """
            },
            {
                "null stops at the item of a list",
                """ { probe { children(count: 2) { strictFails } } } """,
                """ {"probe":{"children":[null,null]}} """
            },
            {
                "null passes a list of strict items",
                """ { probe { strictChildren(count: 2) { strictFails } } } """,
                """ {"probe":{"strictChildren":null}} """
            },
            {
                "skip wins over include",
                """ { probe { a: __typename @skip(if: true) @include(if: true) b: __typename @include(if: false) @skip(if: false) c: __typename @include(if: true) @skip(if: false) } } """,
                """ {"probe":{"c":"Probe"}} """
            },
            {
                "an object with nothing left is an empty map",
                """ { probe { a: __typename @skip(if: true) } } """,
                """ {"probe":{}} """
            },
            {
                "defaults of arguments",
                """ { probe { a: defaulted b: defaulted(value: null) c: defaulted(value: "x") d: required e: required(value: 1) } } """,
                """ {"probe":{"a":"standard","b":null,"c":"x","d":7,"e":1}} """
            },
            {
                "a variable without value leaves the default in place",
                """ query ($v: String, $w: Int) { probe { a: defaulted(value: $v) b: required(value: $w) } } """,
                """ {"probe":{"a":"standard","b":7}} """
            },
            {
                "defaults of variables",
                """ query ($v: String = "mine", $w: Int = 3) { probe { a: defaulted(value: $v) b: required(value: $w) } } """,
                """ {"probe":{"a":"mine","b":3}} """
            },
            {
                "defaults inside input objects",
                """ { probe { echoFilter(value: { min: { amount: "1" } }) } } """,
                """ {"probe":{"echoFilter":{"min":{"amount":"1","currency":"EUR"}}}} """
            },
            {
                "fields of input objects left out stay out, null stays null",
                """ query ($v: String) { probe { a: echoFilter(value: { reference: null }) b: echoFilter(value: { reference: $v }) c: echoFilter(value: {}) } } """,
                """ {"probe":{"a":{"reference":null},"b":{},"c":{}}} """
            },
            {
                "single values become lists",
                """ { probe { a: echoStrings(value: "x") b: echoMatrix(value: 1) c: echoStrings(value: null) d: echoStrings(value: [null]) e: echoMatrix(value: [[1], null, []]) f: echoFilter(value: { status: PENDING, and: { urgent: true } }) } } """,
                """ {"probe":{"a":["x"],"b":[[1]],"c":null,"d":[null],"e":[[1],null,[]],"f":{"status":["PENDING"],"and":[{"urgent":true}]}}} """
            },
            {
                "a variable without value inside a list is null",
                """ query ($v: String) { probe { echoStrings(value: ["a", $v]) } } """,
                """ {"probe":{"echoStrings":["a",null]}} """
            },
            {
                "OneOf inputs keep the one field",
                """ { probe { a: echoBy(value: { id: 5 }) b: echoBy(value: { reference: "r" }) } } """,
                """ {"probe":{"a":{"id":"5"},"b":{"reference":"r"}}} """
            },
            {
                "abstract types resolve",
                """ { a: node(id: "pay_1") { __typename id } b: node(id: "ins_1") { __typename ... on Instrument { label } ... on Card { brand } ... on BankAccount { iban } } c: node(id: "nope") { id } } """,
                """ {"a":{"__typename":"Payment","id":"pay_1"},"b":{"__typename":"Card","label":"Card 1","brand":"MC"},"c":null} """
            },
            {
                "__typename at the root",
                """ { __typename a: __typename } """,
                """ {"__typename":"Query","a":"Query"} """
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Execution_follows_the_specification(string rule, string query, string data) =>
        (await _executor.DataAsync(query.Trim())).ShouldBe(data.Trim(), rule);
}
