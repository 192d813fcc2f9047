namespace Payments.Tests.Tidy;

/// <summary>Each tidy rule is shown a fault and must see it, and its repair and must be content.</summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public void A_file_of_501_lines_is_too_long()
    {
        CodeRules.TooLong(Code("A.cs", new string('\n', 500))).ShouldHaveSingleItem();
        CodeRules.TooLong(Code("A.cs", new string('\n', 499))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("namespace Payments.Domain.Deposits;", 1)]
    [InlineData("namespace Payments.Domain.Money;", 0)]
    public void A_namespace_of_another_folder_is_seen(string text, int faults) =>
        CodeRules
            .NamespaceIsNotItsFolder(Code("Payments.Domain/Money/A.cs", text))
            .Count()
            .ShouldBe(faults);

    [Theory]
    [InlineData("using Cacao.Execution;", 1)]
    [InlineData("var plan = Cacao.Execution.Plan.Empty;", 1)]
    [InlineData("using Cacao.Language;", 0)]
    public void A_stage_that_looks_ahead_is_seen(string text, int faults) =>
        CodeRules.StageLooksAhead(Code("Cacao/Types/A.cs", text)).Count().ShouldBe(faults);

    [Theory]
    [InlineData("public class Deposit", 1)]
    [InlineData("internal partial class Deposit", 1)]
    [InlineData("    public record Deposit(int Id);", 1)]
    [InlineData("public sealed class Deposit", 0)]
    [InlineData("public abstract partial class Deposit", 0)]
    [InlineData("public static class Deposit", 0)]
    [InlineData("public readonly record struct Deposit", 0)]
    [InlineData("public class Deposit\n{ }\npublic sealed class Late(int days) : Deposit\n", 0)]
    [InlineData("/// <summary>A class of its own.</summary>", 0)]
    public void An_open_class_is_seen(string text, int faults) =>
        CodeRules.UnsealedClass([Code("A.cs", text)]).Count().ShouldBe(faults);

    [Theory]
    [InlineData("Payments.Domain/Money/MoneyHelper.cs", 1)]
    [InlineData("Payments.Domain/Utils/Rounding.cs", 1)]
    [InlineData("Payments.Domain/Money/Rounding.cs", 0)]
    public void A_name_that_says_nothing_is_seen(string path, int faults) =>
        CodeRules.NameThatSaysNothing(Code(path, string.Empty)).Count().ShouldBe(faults);

    [Fact]
    public void A_note_of_unfinished_work_is_seen() =>
        CodeRules.UnfinishedWork(Code("A.cs", "// TO" + "DO: later")).ShouldHaveSingleItem();

    [Fact]
    public void A_region_is_seen() =>
        CodeRules.Region(Code("A.cs", "  #region Fields")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("#pragma warning disable CA1000", 1)]
    [InlineData("#pragma warning disable CA1000 // A reason.", 0)]
    [InlineData("[SuppressMessage(\"Usage\", \"CA1000\")]", 1)]
    [InlineData("[SuppressMessage(\"Usage\", \"CA1000\", Justification = \"A reason.\")]", 0)]
    public void A_silenced_analyzer_is_seen(string text, int faults) =>
        CodeRules.SilencedAnalyzer(Code("A.cs", text)).Count().ShouldBe(faults);

    [Theory]
    [InlineData("Payments.Domain", "../Payments.Storage/Payments.Storage.csproj", 1)]
    [InlineData("Payments.Unheard", "../Cacao/Cacao.csproj", 1)]
    [InlineData("Payments.Storage", "../Payments.Domain/Payments.Domain.csproj", 0)]
    public void An_arrow_that_goes_back_is_seen(string project, string target, int faults) =>
        ProjectRules
            .ForbiddenArrow(
                new RepositoryFile(
                    $"{project}/{project}.csproj",
                    $"<Project><ItemGroup><ProjectReference Include=\"{target}\" /></ItemGroup></Project>"
                )
            )
            .Count()
            .ShouldBe(faults);

    [Fact]
    public void A_version_in_a_project_is_seen() =>
        ProjectRules
            .VersionOutsideTheList(
                new RepositoryFile(
                    "A/A.csproj",
                    "<Project><PackageReference Include=\"B\" Version=\"1.0\" /></Project>"
                )
            )
            .ShouldHaveSingleItem();

    [Theory]
    [InlineData("| B | 1.0 | why | instead |", 0)]
    [InlineData("| B | 0.9 | why | instead |", 1)]
    [InlineData("nothing", 1)]
    public void A_package_without_a_reason_is_seen(string row, int faults) =>
        ProjectRules
            .UndocumentedPackage(
                new RepositoryFile(
                    "P.props",
                    "<Project><PackageVersion Include=\"B\" Version=\"$(V)\" /></Project>"
                ),
                new RepositoryFile("B.props", "<Project><V>1.0</V></Project>"),
                new RepositoryFile("docs/dependencies.md", row)
            )
            .Count()
            .ShouldBe(faults);

    [Theory]
    [InlineData("[the way](no-such-file.md)", 1)]
    [InlineData("[the way](dependencies.md#packages)", 0)]
    [InlineData("[elsewhere](https://spec.graphql.org)", 0)]
    public void A_link_to_nowhere_is_seen(string text, int faults) =>
        DocumentRules.BrokenLink(new RepositoryFile("docs/a.md", text)).Count().ShouldBe(faults);

    [Fact]
    public void A_missing_decision_is_seen()
    {
        var first = new RepositoryFile("docs/decisions/0001-a.md", string.Empty);
        var third = new RepositoryFile("docs/decisions/0003-c.md", string.Empty);

        DocumentRules.GapInDecisions([first, third]).ShouldBe([third.Name]);
    }

    [Theory]
    [InlineData("`ATests.One`, `.Two`", null)]
    [InlineData("`ATests`", null)]
    [InlineData("`ATests.One`, `BTests.Three`, `.Four`", null)]
    [InlineData("the same", null)]
    [InlineData("the same, `BTests`", null)]
    [InlineData("–", "no test shows it")]
    [InlineData("", "no test shows it")]
    [InlineData("`ATests.Three`", "there is no test ATests.Three")]
    [InlineData("`BTests.Three`, `.One`", "there is no test BTests.One")]
    [InlineData("`CTests`", "there is no test CTests")]
    [InlineData("`.One`", "there is no test .One")]
    public void A_feature_without_a_test_is_seen(string cell, string? fault)
    {
        var document = new RepositoryFile(
            "docs/a.md",
            $"""
            | fact | here | test |
            |---|---|---|
            | a pie | made | `ATests.One` |
            | its price | shown | {cell} |

            | rule | how |
            |---|---|
            | another table | – |
            """
        );

        var faults = FeatureRules.UnprovenRow(document, TwoClasses);

        faults.ShouldBe(fault is null ? [] : [$"docs/a.md:4 \"its price\": {fault}"]);
    }

    [Fact]
    public void The_first_row_is_the_same_as_none()
    {
        var document = new RepositoryFile("docs/a.md", "| a | test |\n|---|---|\n| b | the same |");

        FeatureRules.UnprovenRow(document, TwoClasses).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_test_is_found_in_its_class_and_in_those_derived_from_it()
    {
        var tests = FeatureRules.TestsOf(typeof(PlantedFaultTests).Assembly);

        tests[nameof(PlantedFaultTests)].ShouldContain(nameof(A_region_is_seen));
        tests[nameof(PlantedFaultTests)].ShouldNotContain(nameof(ToString));
        tests.Keys.ShouldContain("OneKeyOnSqliteTests");
        tests.Keys.ShouldNotContain(nameof(FeatureRules));
    }

    [Fact]
    public void A_registry_in_a_lock_file_is_seen() =>
        DocumentRules
            .RegistryInLock(
                new RepositoryFile("web/package-lock.json", "\"resolved\": \"https://a.example/b\"")
            )
            .ShouldHaveSingleItem();

    private static readonly Dictionary<string, IReadOnlySet<string>> TwoClasses = new()
    {
        ["ATests"] = new HashSet<string> { "One", "Two" },
        ["BTests"] = new HashSet<string> { "Three", "Four" },
    };

    private static RepositoryFile Code(string path, string text) => new(path, text);
}
