using System.Collections.Concurrent;

namespace Payments.Storage.Outbox;

/// <summary>Tells a worker that a commit left work of its kind. Only a wake-up: the rows are the truth.</summary>
public sealed class OutboxSignals
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _signals = new(
        StringComparer.Ordinal
    );

    internal void Wake(IEnumerable<string> kinds)
    {
        foreach (var kind in kinds)
        {
            var signal = Of(kind);
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    internal Task WaitAsync(string kind, TimeSpan atMost, CancellationToken cancellationToken) =>
        Of(kind).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(string kind) => _signals.GetOrAdd(kind, _ => new(0));
}
