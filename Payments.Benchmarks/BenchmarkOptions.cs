using System.Globalization;

namespace Payments.Benchmarks;

/// <summary>How long to warm up and to measure, in seconds.</summary>
/// <remarks>
/// Forty seconds, because on one core the runtime compiles its second tier beside the load:
/// ratios taken earlier compare compilers, not servers.
/// </remarks>
internal sealed record BenchmarkOptions(int WarmupSeconds = 40, int MeasuredSeconds = 20)
{
    public static BenchmarkOptions Parse(string[] arguments) =>
        arguments switch
        {
            [] => new BenchmarkOptions(),
            ["--warmup", var seconds, .. var rest] => Parse(rest) with
            {
                WarmupSeconds = Seconds(seconds),
            },
            ["--seconds", var seconds, .. var rest] => Parse(rest) with
            {
                MeasuredSeconds = Seconds(seconds),
            },
            [var unknown, ..] => throw new ArgumentException(
                $"Unknown option {unknown}: there are --warmup and --seconds, each with a number.",
                nameof(arguments)
            ),
        };

    public static int Explain()
    {
        Console.Error.WriteLine("usage: -- engine|money [--warmup seconds] [--seconds seconds]");
        return 2;
    }

    private static int Seconds(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
