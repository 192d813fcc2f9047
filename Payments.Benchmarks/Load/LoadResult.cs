namespace Payments.Benchmarks.Load;

/// <summary>What a load process counted within the measured seconds.</summary>
internal sealed record LoadResult(
    long Requests,
    long Failed,
    double Seconds,
    string? FirstFailure = null
)
{
    public double PerSecond => Requests / Seconds;
}
