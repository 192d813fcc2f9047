using System.Runtime.CompilerServices;

namespace Cacao.Tests.Kit;

/// <summary>
/// Compares text with a file in <c>__snapshots__</c> beside the test. <c>UPDATE_SNAPSHOTS=1</c>
/// rewrites the files; in CI a missing file is a failure.
/// </summary>
internal static class Snapshot
{
    public static void Match(
        string text,
        string extension = "txt",
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string test = ""
    )
    {
        var folder = System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(testFile)!,
            "__snapshots__"
        );
        var name = $"{System.IO.Path.GetFileNameWithoutExtension(testFile)}.{test}.{extension}";
        var file = System.IO.Path.Combine(folder, name);
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var isUpdate = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";
        var isCi = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (isUpdate || (!File.Exists(file) && !isCi))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, actual);
            return;
        }

        File.Exists(file)
            .ShouldBeTrue($"There is no snapshot {name}; run with UPDATE_SNAPSHOTS=1.");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (actual != expected)
        {
            Assert.Fail($"{name} differs:\n{FirstDifference(expected, actual)}");
        }
    }

    // A diff of the whole would hide what matters.
    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var now = actual.Split('\n');
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
