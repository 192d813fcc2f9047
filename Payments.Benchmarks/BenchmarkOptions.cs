using System.Globalization;

namespace Payments.Benchmarks;

/// <summary>How long to warm up and to measure, in seconds, and what of it.</summary>
/// <remarks>
/// Forty seconds, because on one core the runtime compiles its second tier beside the load:
/// ratios taken earlier compare compilers, not servers.
/// </remarks>
/// <param name="Only">The name of the one request to measure; null: all.</param>
/// <param name="Rows">How long the list is whose late pages are measured.</param>
/// <param name="Lines">How long a batch of withdrawals is.</param>
internal sealed record BenchmarkOptions(
    int WarmupSeconds = 40,
    int MeasuredSeconds = 20,
    string? Only = null,
    int Rows = 5_000_000,
    int Lines = 100_000
)
{
    public static BenchmarkOptions Parse(string[] arguments) =>
        arguments switch
        {
            [] => new BenchmarkOptions(),
            ["--warmup", var seconds, .. var rest] => Parse(rest) with
            {
                WarmupSeconds = Number(seconds),
            },
            ["--seconds", var seconds, .. var rest] => Parse(rest) with
            {
                MeasuredSeconds = Number(seconds),
            },
            ["--rows", var count, .. var rest] => Parse(rest) with { Rows = Number(count) },
            ["--lines", var count, .. var rest] => Parse(rest) with { Lines = Number(count) },
            ["--only", var name, .. var rest] => Parse(rest) with { Only = name },
            [var unknown, ..] => throw new ArgumentException(
                $"Unknown option {unknown}: there are --warmup, --seconds, --rows, --lines and --only.",
                nameof(arguments)
            ),
        };

    public static int Explain()
    {
        Console.Error.WriteLine(
            "usage: -- engine|subscriptions|language|hostile|money [--warmup seconds] [--seconds seconds] [--rows count] [--lines count] [--only Q1]"
        );
        return 2;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
