using System.Runtime.CompilerServices;

namespace Payments.Tests.Tidy;

/// <summary>A file of the repository: its path from the root, with slashes, and its text.</summary>
public sealed record RepositoryFile(string Path, string Text)
{
    // What a build or an editor makes is not ours to judge.
    private static readonly string[] ForeignFolders =
    [
        ".git",
        ".idea",
        ".vs",
        "artifacts",
        "bin",
        "node_modules",
        "obj",
    ];

    public static string Root { get; } = FindRoot();

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string Project => Path.Split('/')[0];

    public string[] Lines => Text.Split('\n');

    /// <summary>All files of the repository with one of the extensions.</summary>
    public static RepositoryFile[] All(params string[] extensions) =>
        [
            .. FilesIn(Root)
                .Where(path => extensions.Contains(System.IO.Path.GetExtension(path)))
                .Order(StringComparer.Ordinal)
                .Select(path => new RepositoryFile(
                    System.IO.Path.GetRelativePath(Root, path),
                    File.ReadAllText(path)
                )),
        ];

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(child => !ForeignFolders.Contains(System.IO.Path.GetFileName(child)))
            .SelectMany(FilesIn)
            .Concat(Directory.EnumerateFiles(folder));

    private static string FindRoot([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../..")
        );
}
