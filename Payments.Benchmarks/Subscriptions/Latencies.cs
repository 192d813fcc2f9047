namespace Payments.Benchmarks.Subscriptions;

/// <summary>How long messages took, counted by tenths of a millisecond.</summary>
internal sealed class Latencies
{
    private const double BucketsPerMillisecond = 10;
    private const int Buckets = 100_000;

    private readonly long[] _counts = new long[Buckets];

    public void Add(TimeSpan latency)
    {
        var bucket = (int)
            Math.Clamp(latency.TotalMilliseconds * BucketsPerMillisecond, 0, Buckets - 1);
        Interlocked.Increment(ref _counts[bucket]);
    }

    public void Clear() => Array.Clear(_counts);

    /// <summary>The latency that a share of all messages did not exceed, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(_counts.Sum() * share);
        var seen = 0L;
        for (var i = 0; i < Buckets; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return (i + 1) / BucketsPerMillisecond;
            }
        }

        return 0;
    }
}
