namespace Payments.Domain.Outbox;

/// <summary>
/// Does the outside work of one kind. For each item it runs a command through the gate that calls
/// <c>work.Outbox.Complete(item.Id)</c> together with the outcome. What it does not complete, or
/// throws over, is tried again later (exponential back-off) with the same id.
/// </summary>
public interface IOutboxHandler
{
    string Kind { get; }

    OutboxPolicy Policy => OutboxPolicy.Default;

    /// <summary>
    /// For counterparts that have nothing to do with each other: so many items are under way at once,
    /// each handed over by itself, and none waits for a slow one. 0: a batch at a time.
    /// </summary>
    int OverlapMax => 0;

    Task HandleAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken);
}

/// <param name="BatchSizeMax">The most items handed over at once.</param>
/// <param name="AttemptsMax">After so many an item is dead.</param>
/// <param name="FirstDelay">Doubled after each failed attempt, up to <paramref name="LastDelay"/>.</param>
/// <param name="LastDelay">The longest pause between attempts.</param>
/// <param name="Lease">How long an item is one worker's; longer than the outside's time-out.</param>
public sealed record OutboxPolicy(
    int BatchSizeMax,
    int AttemptsMax,
    TimeSpan FirstDelay,
    TimeSpan LastDelay,
    TimeSpan Lease
)
{
    public static OutboxPolicy Default { get; } =
        new(200, 12, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(60));

    /// <summary>
    /// For whoever alone knows what has become of what was sent: never given up. And how long the pauses are
    /// is how late it is noticed that somebody can be reached again.
    /// </summary>
    public static OutboxPolicy UntilHeard { get; } =
        Default with
        {
            AttemptsMax = int.MaxValue,
            LastDelay = TimeSpan.FromMinutes(1),
        };

    /// <summary>The pause after the given number of failed attempts.</summary>
    public TimeSpan DelayAfter(int attempts)
    {
        var factor = Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        return TimeSpan.FromTicks((long)Math.Min(FirstDelay.Ticks * factor, LastDelay.Ticks));
    }
}
