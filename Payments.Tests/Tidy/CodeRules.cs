using System.Text.RegularExpressions;

namespace Payments.Tests.Tidy;

/// <summary>What holds for every C# file; each rule answers with what breaks it.</summary>
public static partial class CodeRules
{
    private const int LinesMax = 500;

    // A stage may use the stages before it, never one after it.
    private static readonly string[] EngineStages =
    [
        "Json",
        "Language",
        "Errors",
        "Types",
        "Validation",
        "Execution",
        "Subscriptions",
        "Data",
        "AspNetCore",
    ];

    private static readonly string[] EmptyNames = ["Helper", "Helpers", "Manager", "Util", "Utils"];

    public static IEnumerable<string> TooLong(RepositoryFile file) =>
        file.Lines.Length > LinesMax ? [$"{file.Path} has {file.Lines.Length} lines"] : [];

    public static IEnumerable<string> NamespaceIsNotItsFolder(RepositoryFile file)
    {
        var declared = NamespaceLine().Match(file.Text).Groups["name"].Value;
        // The syntax tree has a folder for its many files, and is the language itself.
        var folder = file.Folder.Replace("Language/Nodes", "Language").Replace('/', '.');
        // Where ASP.NET Core expects the methods that extend its builders.
        var extendsBuilder =
            file.Name.EndsWith("Extensions.cs", StringComparison.Ordinal)
            && declared.StartsWith("Microsoft.", StringComparison.Ordinal);
        return declared.Length == 0 || declared == folder || extendsBuilder
            ? []
            : [$"{file.Path} declares {declared}"];
    }

    public static IEnumerable<string> StageLooksAhead(RepositoryFile file)
    {
        var stage = Array.FindIndex(
            EngineStages,
            name => file.Path.StartsWith($"Cacao/{name}/", StringComparison.Ordinal)
        );
        return stage < 0
            ? []
            : EngineStages[(stage + 1)..]
                .Where(later => Regex.IsMatch(file.Text, $@"\bCacao\.{later}\b", default, Patience))
                .Select(later => $"{file.Path} uses Cacao.{later}");
    }

    /// <summary>Open is only what a class of ours derives from, or what has members to override.</summary>
    public static IEnumerable<string> UnsealedClass(IReadOnlyCollection<RepositoryFile> files)
    {
        var bases = files
            .SelectMany(file => BaseName().Matches(file.Text))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();
        return from file in files
            from Match line in ClassLine().Matches(file.Text)
            let name = line.Groups["name"].Value
            where !SealingModifier().IsMatch(line.Groups["modifiers"].Value)
            where !bases.Contains(name) && !file.Text.Contains(" virtual ")
            select $"{file.Path}: {name} is open";
    }

    public static IEnumerable<string> NameThatSaysNothing(RepositoryFile file) =>
        EmptyNames
            .Where(name =>
                Path.GetFileNameWithoutExtension(file.Name).EndsWith(name, StringComparison.Ordinal)
                || file.Folder.Split('/').Contains(name)
            )
            .Select(_ => file.Path);

    public static IEnumerable<string> UnfinishedWork(RepositoryFile file) =>
        Matches(file, UnfinishedMark());

    public static IEnumerable<string> Region(RepositoryFile file) => Matches(file, RegionLine());

    /// <summary>An analyzer is answered by better code, or silenced with a reason beside it.</summary>
    public static IEnumerable<string> SilencedAnalyzer(RepositoryFile file) =>
        PragmaLine()
            .Matches(file.Text)
            .Select(match => match.Value.Trim())
            .Where(line => !line.Contains("//") && !line.Contains("Justification"))
            .Select(line => $"{file.Path}: {line}");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static IEnumerable<string> Matches(RepositoryFile file, Regex pattern) =>
        pattern.Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Trim()}");

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^[ \t]*(?<modifiers>(?:(?:public|internal|private|protected|file|sealed|abstract|static|partial|unsafe|readonly) )*)(?:class|record(?! struct)(?: class)?) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ClassLine();

    [GeneratedRegex(
        @"(?:class|record)\b[^{;]*?\s:\s*(?:\w+\.)*(?<name>\w+)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex BaseName();

    [GeneratedRegex(@"\b(sealed|abstract|static)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SealingModifier();

    // Written so that this very line is not found.
    [GeneratedRegex(@"//.*\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b.*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"^\s*#region\b.*", RegexOptions.Multiline, 1000)]
    private static partial Regex RegionLine();

    [GeneratedRegex(
        @"^\s*(#pragma warning disable|\[(\w+: )?(\w+\.)*SuppressMessage).*",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PragmaLine();
}
