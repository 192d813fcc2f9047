namespace Payments.Tests.Kit;

/// <summary>
/// Waits for what a server does after it has answered. It asks again and again, as a client without
/// a subscription would; the pause only spares the server, and nothing depends on its length.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // A loaded machine may take long; what is lost never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The first value that is as expected.</summary>
    /// <param name="otherwise">Says what is wrong when it never comes, from the last value.</param>
    public static async Task<T> ReachesAsync<T>(
        Func<Task<T>> ask,
        Func<T, bool> isReached,
        Func<T, string> otherwise
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(PaymentsHost.Cancel);
        patience.CancelAfter(Patience);
        while (true)
        {
            var value = await ask();
            if (isReached(value))
            {
                return value;
            }

            patience.IsCancellationRequested.ShouldBeFalse(otherwise(value));
            await Task.Delay(Pause, TimeProvider.System, PaymentsHost.Cancel);
        }
    }
}
