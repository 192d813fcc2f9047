using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.GraphQL.Events;
using Payments.GraphQL.Webhooks;
using Payments.Storage;

namespace Payments.Tests.Simulation;

/// <summary>
/// Reads the log for the webhooks as the server does, up to its end and no further: what follows it
/// there by itself is a step of the simulation here.
/// </summary>
internal sealed class SimulatedDispatch(PaymentsStorage storage, IWriteGate gate)
{
    private WebhookListeners? _listeners;
    private long _position;

    /// <summary>Nothing has happened since it has read.</summary>
    public bool HasReadAll => storage.Tail.Last <= _position;

    /// <param name="atOnceMax">How many events make one transaction at most.</param>
    public async Task PassAsync(int atOnceMax)
    {
        if (_listeners is null)
        {
            _listeners = await WebhookListeners.LoadAsync(storage, CancellationToken.None);
            _position = _listeners.Position;
        }

        var end = storage.Tail.Last;
        if (end <= _position)
        {
            return;
        }

        var intake = new WebhookIntake(_listeners, gate, new EventKinds([], storage));
        List<EventRecord> waiting = [];
        var log = storage.Events.ReadAcrossTenantsAsync(
            EventFilter.All,
            _position,
            CancellationToken.None
        );
        await foreach (var record in log)
        {
            if (await _listeners.ConcernsAsync(record, storage, CancellationToken.None))
            {
                waiting.Add(record);
            }

            if (waiting.Count >= atOnceMax)
            {
                await intake.TakeAsync(waiting, CancellationToken.None);
            }

            if (record.Sequence >= end)
            {
                break;
            }
        }

        await intake.TakeAsync(waiting, CancellationToken.None);
        _position = end;
    }
}
