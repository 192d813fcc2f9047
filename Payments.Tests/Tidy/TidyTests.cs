namespace Payments.Tests.Tidy;

/// <summary>What we hold true of the repository itself, beyond what analyzers can see.</summary>
public sealed class TidyTests
{
    private static readonly RepositoryFile[] Code = RepositoryFile.All(".cs");
    private static readonly RepositoryFile[] Projects = RepositoryFile.All(".csproj");
    private static readonly RepositoryFile[] Documents = RepositoryFile.All(".md");

    [Fact]
    public void The_repository_is_found() =>
        (Code.Length, Projects.Length, Documents.Length).ShouldSatisfyAllConditions(
            found => found.Item1.ShouldBeGreaterThan(100),
            found => found.Item2.ShouldBe(11),
            found => found.Item3.ShouldBeGreaterThan(3)
        );

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() => Holds(Code, CodeRules.TooLong);

    [Fact]
    public void A_namespace_is_its_folder() => Holds(Code, CodeRules.NamespaceIsNotItsFolder);

    [Fact]
    public void An_engine_stage_uses_only_the_stages_before_it() =>
        Holds(Code, CodeRules.StageLooksAhead);

    // CA1852 says this too, but goes silent where InternalsVisibleTo is used.
    [Fact]
    public void Every_class_is_sealed_unless_it_is_made_to_be_derived_from() =>
        CodeRules.UnsealedClass(Code).ShouldBeEmpty();

    [Fact]
    public void Every_name_says_what_the_thing_is_for() =>
        Holds(Code, CodeRules.NameThatSaysNothing);

    [Fact]
    public void No_work_is_left_as_a_note() => Holds(Code, CodeRules.UnfinishedWork);

    [Fact]
    public void No_code_is_folded_away() => Holds(Code, CodeRules.Region);

    [Fact]
    public void No_analyzer_is_silenced_without_a_reason() =>
        Holds(Code, CodeRules.SilencedAnalyzer);

    [Fact]
    public void Arrows_between_projects_go_one_way() =>
        Holds(Projects, ProjectRules.ForbiddenArrow);

    [Fact]
    public void Versions_of_packages_are_in_one_list() =>
        Holds(Projects, ProjectRules.VersionOutsideTheList);

    [Fact]
    public void Every_package_has_its_reason_in_the_documents()
    {
        var properties = RepositoryFile.All(".props");

        ProjectRules
            .UndocumentedPackage(
                properties.Single(file => file.Name == "Directory.Packages.props"),
                properties.Single(file => file.Name == "Directory.Build.props"),
                Documents.Single(file => file.Path == "docs/dependencies.md")
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Links_in_documents_lead_somewhere() => Holds(Documents, DocumentRules.BrokenLink);

    [Fact]
    public void Decisions_are_numbered_without_a_gap() =>
        DocumentRules.GapInDecisions(Documents).ShouldBeEmpty();

    [Fact]
    public void Every_feature_in_the_documents_is_shown_by_tests_that_exist()
    {
        var features = Documents.Single(file => file.Path == "docs/features-money.md");

        FeatureRules
            .UnprovenRow(features, FeatureRules.TestsOf(typeof(TidyTests).Assembly))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Lock_files_name_no_registry() =>
        Holds(RepositoryFile.All(".json"), DocumentRules.RegistryInLock);

    private static void Holds(
        RepositoryFile[] files,
        Func<RepositoryFile, IEnumerable<string>> broken
    ) => files.SelectMany(broken).ShouldBeEmpty();
}
