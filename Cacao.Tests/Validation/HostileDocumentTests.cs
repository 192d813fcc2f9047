using System.Diagnostics;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Tests.Validation;

/// <summary>Documents made to take long, without the limits that would refuse them at once.</summary>
public sealed class HostileDocumentTests
{
    // On a quiet machine each takes less than 0.1 s, and without the budget minutes. Tests share
    // their machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly ValidationOptions Lenient = new()
    {
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxFragments = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxExpandedFields = int.MaxValue,
    };

    public static TheoryData<string> Documents =>
        new(
            // Overlapping fields, as wide and as deep as they come.
            "{" + Many(20_000, _ => "page(limit: 1) ") + "}",
            "{" + Many(9_000, i => $"a: page(limit: {i}) ") + "}",
            "{" + Many(9_000, _ => "merchant(id: 1) { id parent { id } } ") + "}",
            Nested(6, 6, "parent"),
            Nested(12, 3, "parent"),
            // Fragments that spread each other in every way.
            "{ ...F0 }" + Many(3_000, i => Fragment(i, $"merchant(id: 1) {{ id }} ...F{i + 1}")),
            "{ ...F0 }" + Many(3_000, i => Fragment(i, $"...F{(i + 1) % 3_000} ...F{i / 2}")),
            "{"
                + Many(1_500, i => $"...F{i} ")
                + "}"
                + Many(1_500, i => Fragment(i, $"a{i}: page")),
            "{ ...F0 }"
                + Many(150, i => Fragment(i, $"page {Many(150, j => j > i ? $"...F{j} " : "")}")),
            Ring(400),
            // Many operations that all reach the same fragments and variables.
            Many(2_000, i => $"query Q{i}($a: Int!) {{ ...F0 }} ")
                + Many(300, i => Fragment(i, $"x{i}: page(limit: $a) ...F{i + 1}"))
                + Fragment(300, "page"),
            // Many of everything else.
            "{ page " + Many(20_000, i => $"@nope{i} ") + "}",
            "{ page " + Many(20_000, _ => "@once ") + "}",
            "{ page(" + Many(20_000, i => $"a{i}: 1 ") + ") }",
            "{ deposit(by: {" + Many(20_000, i => $"a{i}: 1 ") + "}) { id } }",
            "query (" + Many(10_000, i => $"$a{i}: Nope{i} ") + ") { page }",
            "{ rates(of: [" + Many(50_000, _ => "1 ") + "]) }",
            Many(5_000, i => $"directive @x{i} on FIELD ") + "{ page @x1 }",
            "{ subscription }" + Many(3_000, i => $"subscription S{i} {{ tick ...F0 }} ")
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void None_takes_long_and_none_overflows_the_stack(string source)
    {
        var document = Utf8GraphQLParser.Parse(source, ParserOptions.Trusted);
        DocumentValidator.Validate(TestSchema.Schema, document, Lenient);

        var clock = Stopwatch.StartNew();
        DocumentValidator.Validate(TestSchema.Schema, document, Lenient);
        clock.Elapsed.ShouldBeLessThan(Patience);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void With_its_limits_the_validator_refuses_or_accepts_each_at_once(string source)
    {
        var document = Utf8GraphQLParser.Parse(source, ParserOptions.Trusted);
        var clock = Stopwatch.StartNew();
        DocumentValidator
            .Validate(TestSchema.Schema, document)
            .Count.ShouldBeLessThanOrEqualTo(101);
        clock.Elapsed.ShouldBeLessThan(Patience);
    }

    [Fact]
    public void Fragments_that_double_are_measured_and_not_expanded()
    {
        var doubling =
            "{ merchant(id: 1) { ...F0 } }"
            + Many(
                20,
                i =>
                    $"fragment F{i} on Merchant {{ a: parent {{ ...F{i + 1} }} "
                    + $"b: parent {{ ...F{i + 1} }} }} "
            )
            + "fragment F20 on Merchant { id }";
        Validating
            .Document(doubling)
            .ShouldHaveSingleItem()
            .ShouldBe(
                "1:1 The document selects more than 10000 fields by way of its fragments. "
                    + "Validation aborted."
            );
    }

    private static string Fragment(int index, string selections) =>
        $"fragment F{index} on Query {{ {selections} }} ";

    private static string Ring(int size) =>
        "{ merchant(id: 1) { ...F0 ...F7 } }"
        + Many(
            size,
            i =>
                $"fragment F{i} on Merchant {{ parent {{ ...F{(i + 1) % size} ...F{i * 7 % size} }} }} "
        );

    private static string Nested(int width, int depth, string name)
    {
        var inner = "id ";
        for (var level = 0; level < depth; level++)
        {
            inner = Many(width, _ => $"{name} {{ {inner}}} ");
        }
        return $"{{ merchant(id: 1) {{ {inner}}} }}";
    }

    private static string Many(int count, Func<int, string> make) =>
        string.Concat(Enumerable.Range(0, count).Select(make));
}
