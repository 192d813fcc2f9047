using System.Globalization;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Language;

/// <summary>What a document costs that the engine has not seen before: parsing and validating 10 KB.</summary>
internal static class LanguageBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        using var process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            "measure-language",
            options.WarmupSeconds.ToString(CultureInfo.InvariantCulture),
            options.MeasuredSeconds.ToString(CultureInfo.InvariantCulture)
        );
        while (await process.Output.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line);
        }

        return 0;
    }
}
