using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Tests.Validation;

/// <summary>Documents made to take long, without the limits that would refuse them at once.</summary>
public sealed class HostileDocumentTests
{
    private static readonly ValidationOptions Lenient = new()
    {
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxFragments = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxExpandedFields = int.MaxValue,
    };

    // Without the budget too: what is left is what the check itself spares.
    private static readonly ValidationOptions Unpaid = Lenient with { MaxWork = int.MaxValue };

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

    /// <summary>Hundreds of kilobytes in which nothing conflicts, and which need not be compared pair by pair.</summary>
    public static TheoryData<string> Harmless =>
        new(
            "{" + Many(23_000, _ => "page(limit: 1) ") + "}",
            "{" + Many(20_000, i => $"a{i}: page ") + "}",
            "{" + Many(60_000, _ => "...F0 ") + "}" + Fragment(0, "merchant(id: 1) { id }"),
            "{ merchant(id: 1) {" + Many(14_000, i => $"a{i}: name(upper: true) ") + "} }"
        );

    [Fact]
    public void What_is_given_up_is_told_with_the_place_of_the_definition_at_which() =>
        Validating
            .Document(
                "{ page }\nquery A { " + Many(9_000, i => $"a: page(limit: {i}) ") + "}",
                Lenient with
                {
                    MaxWork = 1_000,
                }
            )[^1]
            .ShouldBe("2:1 The document is too complex to validate. Validation aborted.");

    [Theory]
    [MemberData(nameof(Documents))]
    public void None_takes_more_work_than_the_budget_and_none_overflows_the_stack(string source)
    {
        var (errors, work) = Validate(source, Lenient);

        errors.ShouldBeLessThanOrEqualTo(101);
        // What is paid last may be the comparison of two large sets.
        work.ShouldBeLessThanOrEqualTo(Lenient.MaxWork + source.Length);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void With_its_limits_the_validator_refuses_or_accepts_each_at_once(string source)
    {
        var (errors, work) = Validate(source, ValidationOptions.Default);

        errors.ShouldBeLessThanOrEqualTo(101);
        work.ShouldBeLessThanOrEqualTo(ValidationOptions.Default.MaxWork + source.Length);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_only_repeats_itself_takes_work_in_proportion_to_its_length(string source)
    {
        source.Length.ShouldBeGreaterThan(240_000);
        var (_, work) = Validate(source, Unpaid);

        work.ShouldBeLessThanOrEqualTo(source.Length);
    }

    [Fact]
    public void Fragments_are_compared_once_for_each_pair_however_they_spread_each_other()
    {
        const int size = 100;
        var (_, work) = Validate(Ring(size), Unpaid);

        // A set of two fields and two spreads for each fragment, seen from four places.
        work.ShouldBeLessThanOrEqualTo(40 * size * size);
    }

    [Fact]
    public void Fragments_that_double_are_compared_and_not_expanded()
    {
        const int levels = 40;
        var doubling =
            "{ merchant(id: 1) { ...F0 } }"
            + Many(
                levels,
                i =>
                    $"fragment F{i} on Merchant {{ parent {{ ...F{i + 1} }} "
                    + $"parent {{ id ...F{i + 1} }} }} "
            )
            + $"fragment F{levels} on Merchant {{ id }}";

        var (_, work) = Validate(doubling, Unpaid);

        // In place these would be 2 to the power of 40 fields.
        work.ShouldBeLessThanOrEqualTo(40 * levels * levels);
    }

    [Fact]
    public void Conflicts_that_will_not_be_told_are_not_collected()
    {
        var conflicts =
            "{" + Many(700, i => $"merchant(id: 1) {{ a: name(upper: {Truth(i)}) }} ") + "}";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Validate(conflicts, Unpaid).Errors.ShouldBe(101);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60_000_000);
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

    private static (int Errors, int Work) Validate(string source, ValidationOptions options)
    {
        var document = Utf8GraphQLParser.Parse(source, ParserOptions.Trusted);
        var context = new ValidationContext(TestSchema.Schema, document, options);
        return (DocumentValidator.Validate(context).Count, context.Work);
    }

    private static string Truth(int number) => number % 2 == 0 ? "true" : "false";

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
