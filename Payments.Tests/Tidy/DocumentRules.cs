using System.Text.RegularExpressions;

namespace Payments.Tests.Tidy;

/// <summary>What holds for Markdown, and for what is fetched by npm.</summary>
public static partial class DocumentRules
{
    public static IEnumerable<string> BrokenLink(RepositoryFile document) =>
        LinkTarget()
            .Matches(document.Text)
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://") && !target.StartsWith('#'))
            .Where(target =>
                !Path.Exists(
                    Path.Combine(RepositoryFile.Root, document.Folder, target.Split('#')[0])
                )
            )
            .Select(target => $"{document.Path} → {target}");

    /// <summary>Decisions are numbered without a gap, so that a lost one is noticed.</summary>
    public static IEnumerable<string> GapInDecisions(IEnumerable<RepositoryFile> documents) =>
        documents
            .Where(document => document.Folder == "docs/decisions")
            .Select(document => document.Name)
            .Where((name, index) => !name.StartsWith($"{index + 1:D4}-", StringComparison.Ordinal));

    /// <summary>A lock file must work wherever packages come from.</summary>
    public static IEnumerable<string> RegistryInLock(RepositoryFile file) =>
        file.Name == "package-lock.json"
            ? ResolvedAddress().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")
            : [];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex("\"resolved\": .*", RegexOptions.None, 1000)]
    private static partial Regex ResolvedAddress();
}
