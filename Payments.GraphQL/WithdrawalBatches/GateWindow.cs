namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// Sends the commands of a stretch to the gate, in their order and never all at once: one portion that the
/// gate works on and one that it finds ready afterwards. Whoever else has a command waits for no more than
/// these, and what comes next is prepared meanwhile.
/// </summary>
internal sealed class GateWindow<TResult> : IAsyncDisposable
{
    /// <summary>As much as the gate takes into a transaction.</summary>
    public const int PortionSize = 256;

    private readonly List<Task<TResult>> _sent = [];
    private int _lastPortion;

    /// <summary>Waits until all portions but the last one have ended.</summary>
    /// <returns>False when something has failed: nothing more is to be sent.</returns>
    public async Task<bool> HasRoomAsync()
    {
        Task before = Task.WhenAll(_sent.Take(_lastPortion).Skip(_lastPortion - PortionSize));
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_sent.Exists(task => task.IsFaulted || task.IsCanceled);
    }

    public void Send(IEnumerable<Task<TResult>> portion)
    {
        _lastPortion = _sent.Count;
        _sent.AddRange(portion);
    }

    /// <returns>In the order in which they were sent, once all have ended.</returns>
    /// <exception cref="Exception">What failed first.</exception>
    public async Task<IReadOnlyList<TResult>> ResultsAsync() => await Task.WhenAll(_sent);

    /// <summary>Whatever happened to who sends, nothing is under way when it goes.</summary>
    public async ValueTask DisposeAsync()
    {
        Task all = Task.WhenAll(_sent);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
