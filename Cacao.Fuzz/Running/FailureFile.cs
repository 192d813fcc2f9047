using System.Security.Cryptography;
using System.Text;

namespace Cacao.Fuzz.Running;

/// <summary>An input that failed, kept for <c>--replay</c>.</summary>
internal static class FailureFile
{
    private const int ShownBytes = 400;

    public static string Save(FuzzOptions options, string target, byte[] input)
    {
        Directory.CreateDirectory(options.Folder);
        var digest = Convert.ToHexStringLower(SHA256.HashData(input).AsSpan(0, 4));
        var path = Path.Combine(options.Folder, $"{target}-{options.Seed}-{digest}.bin");
        File.WriteAllBytes(path, input);
        return path;
    }

    public static string Describe(byte[] input)
    {
        var shown = Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, ShownBytes)));
        return $"{input.Length} bytes <<{shown}>>";
    }
}
