namespace Payments.Benchmarks.Subscriptions;

/// <summary>What a process of subscribers saw within the measured seconds.</summary>
/// <param name="Events">Emitted, each to all subscribers.</param>
/// <param name="Messages">Arrived.</param>
/// <param name="Missing">Of all that were ever emitted, what had not arrived when nothing came any more.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="Median">Milliseconds from the moment at which an event was due to its arrival.</param>
/// <param name="Percentile99">The same, for the slowest of a hundred.</param>
/// <param name="Slowest">The same, for the slowest of all.</param>
internal sealed record SubscriberResult(
    long Events,
    long Messages,
    long Missing,
    double Seconds,
    double Median,
    double Percentile99,
    double Slowest
);
