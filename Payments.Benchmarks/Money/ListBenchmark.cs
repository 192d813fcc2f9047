using System.Diagnostics;
using System.Globalization;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>
/// What reading costs as history grows: page 10,000 of a list against page 1, and the balance of a
/// tenant with millions of entries against that of one with a single entry. The two of a pair are
/// asked for in turn, so that whatever else the machine does falls on both; medians are compared.
/// </summary>
internal static class ListBenchmark
{
    private const int PageSize = 50;
    private const int LatePage = 10_000;
    private const int PageSizeMax = 250;
    private const int Samples = 500;

    private const string Page =
        "query ($first: Int!, $after: String) { withdrawals(first: $first, after: $after) { "
        + "nodes { id status version createdAt amount { amount currency } } "
        + "pageInfo { hasNextPage endCursor } } }";

    private const string LastCursor =
        "query ($first: Int!, $after: String) { withdrawals(first: $first, after: $after) { "
        + "pageInfo { endCursor } } }";

    private const string Balance = "{ balances(currencies: [\"AUD\"]) { posted { amount } } }";

    public static async Task MeasureAsync(
        DirectoryInfo folder,
        BenchmarkOptions options,
        Dictionary<string, double> ratios
    )
    {
        var connection = $"Data Source={Path.Combine(folder.FullName, "lists.db")}";
        var payers = await Payers.PutAsync(connection, count: 2);
        var watch = Stopwatch.StartNew();
        await LongHistory.PutAsync(connection, payers[0].TenantId, options.Rows);
        Console.WriteLine(
            $"lists: {options.Rows:N0} rows written in {watch.Elapsed.TotalSeconds:F0} s"
        );

        var port = FreePort.Find();
        using var server = PaymentsServer.Start(port, connection);
        using var rich = new SandboxCaller(port);
        using var poor = new SandboxCaller(port);
        await Patience.UntilAsync(rich.IsHealthyAsync);
        await rich.SignInAsync(payers[0].Email, Payer.Secret);
        await poor.SignInAsync(payers[1].Email, Payer.Secret);

        var late = await CursorBeforeAsync(rich, Math.Min(LatePage, options.Rows / PageSize));
        var (first, last) = await CompareAsync(
            () => rich.AskAsync(Page, new { first = PageSize, after = (string?)null }),
            () => rich.AskAsync(Page, new { first = PageSize, after = late })
        );
        var (small, large) = await CompareAsync(
            () => poor.AskAsync(Balance, new { }),
            () => rich.AskAsync(Balance, new { })
        );
        Report("page 1 and page 10,000", first, last);
        Report("balance, 1 entry and all", small, large);
        ratios["latePage"] = Math.Round(last / first, 3);
        ratios["oldBalance"] = Math.Round(large / small, 3);
    }

    /// <summary>Walks to a page by the largest pages there are.</summary>
    private static async Task<string?> CursorBeforeAsync(SandboxCaller caller, int page)
    {
        string? after = null;
        for (var left = (page - 1) * PageSize; left > 0; left -= PageSizeMax)
        {
            var first = Math.Min(left, PageSizeMax);
            var data = await caller.AskAsync(LastCursor, new { first, after });
            after = (string?)data["withdrawals"]!["pageInfo"]!["endCursor"];
        }

        return after;
    }

    /// <returns>The median of each, in microseconds.</returns>
    private static async Task<(double, double)> CompareAsync(Func<Task> one, Func<Task> other)
    {
        // Compiled, cached and warm: what is compared is the reading.
        _ = await SampleAsync(one, other);
        var (ones, others) = await SampleAsync(one, other);
        return (Median(ones), Median(others));
    }

    private static async Task<(double[], double[])> SampleAsync(Func<Task> one, Func<Task> other)
    {
        var (ones, others) = (new double[Samples], new double[Samples]);
        for (var sample = 0; sample < Samples; sample++)
        {
            ones[sample] = await TimeAsync(one);
            others[sample] = await TimeAsync(other);
        }

        return (ones, others);
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMicroseconds;
    }

    private static double Median(double[] samples)
    {
        Array.Sort(samples);
        return samples[samples.Length / 2];
    }

    private static void Report(string what, double one, double other) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"lists: {what, -26} {one, 8:F0} µs {other, 8:F0} µs"
            )
        );
}
