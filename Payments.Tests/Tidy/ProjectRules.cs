using System.Xml.Linq;

namespace Payments.Tests.Tidy;

/// <summary>What holds between projects and for the packages that they use.</summary>
public static class ProjectRules
{
    /// <summary>Arrows go one way: what a project may reference, and nothing else of ours.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Cacao"] = [],
        ["Payments.Domain"] = [],
        ["Payments.Sandbox"] = [],
        ["Payments.Storage"] = ["Payments.Domain"],
        ["Payments.Banks"] = ["Payments.Domain"],
        ["Payments.GraphQL"] =
        [
            "Cacao",
            "Payments.Banks",
            "Payments.Domain",
            "Payments.Sandbox",
            "Payments.Storage",
        ],
        ["Cacao.StandIn"] = ["Cacao"],
        ["Cacao.Fuzz"] = ["Cacao"],
        ["Cacao.Tests"] = ["Cacao", "Cacao.Fuzz"],
        ["Payments.Tests"] =
        [
            "Cacao",
            "Payments.Banks",
            "Payments.Domain",
            "Payments.GraphQL",
            "Payments.Sandbox",
            "Payments.Storage",
        ],
        ["Payments.Benchmarks"] = ["Cacao", "Payments.GraphQL", "Payments.Storage"],
    };

    public static IEnumerable<string> ForbiddenArrow(RepositoryFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Name);
        return Values(project, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .Except(MayReference.GetValueOrDefault(name, []))
            .Select(target => $"{name} → {target}");
    }

    /// <summary>A version that is written in a project escapes the one list of versions.</summary>
    public static IEnumerable<string> VersionOutsideTheList(RepositoryFile project) =>
        XDocument
            .Parse(project.Text)
            .Descendants("PackageReference")
            .Where(reference => reference.Attribute("Version") is not null)
            .Select(reference => $"{project.Path}: {reference}");

    /// <summary>Each package is in the document with its version, and nothing else is.</summary>
    public static IEnumerable<string> UndocumentedPackage(
        RepositoryFile packages,
        RepositoryFile buildProperties,
        RepositoryFile document
    )
    {
        var properties = XDocument
            .Parse(buildProperties.Text)
            .Descendants()
            .Where(element => !element.HasElements)
            .GroupBy(element => $"$({element.Name.LocalName})")
            .ToDictionary(group => group.Key, group => group.Last().Value);
        return XDocument
            .Parse(packages.Text)
            .Descendants()
            .Where(element =>
                element.Name.LocalName is "PackageVersion" or "GlobalPackageReference"
            )
            .Select(element =>
                (
                    Name: element.Attribute("Include")!.Value,
                    Version: element.Attribute("Version")!.Value
                )
            )
            .Select(package =>
                $"| {package.Name} | {properties.GetValueOrDefault(package.Version, package.Version)} |"
            )
            .Where(row => !document.Text.Contains(row, StringComparison.Ordinal))
            .Select(row => $"{document.Path} has no row {row}");
    }

    private static IEnumerable<string> Values(RepositoryFile project, string element) =>
        XDocument
            .Parse(project.Text)
            .Descendants(element)
            .Select(reference => reference.Attribute("Include")!.Value);
}
