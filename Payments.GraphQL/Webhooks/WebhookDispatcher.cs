using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.GraphQL.Events;
using Payments.Storage;

namespace Payments.GraphQL.Webhooks;

/// <summary>
/// Reads the log behind its writers and has deliveries queued for the endpoints. It keeps no place of
/// its own: each endpoint knows how far it has come, so that a stop at any instruction, or another
/// node that does the same, neither loses nor doubles anything.
/// </summary>
internal sealed partial class WebhookDispatcher(
    PaymentsStorage storage,
    IWriteGate gate,
    EventKinds kinds,
    TimeProvider time,
    ILogger<WebhookDispatcher> logger
) : BackgroundService
{
    private const int AtOnceMax = 200;

    // How much of the log is read again after a start for a tenant to whom nothing has happened since.
    private const long LagMax = 100_000;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DispatchAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFault(exception);
                await Task.Delay(PauseAfterFault, time, stoppingToken);
            }
        }
    }

    private async Task DispatchAsync(CancellationToken stoppingToken)
    {
        var listeners = await WebhookListeners.LoadAsync(storage, stoppingToken);
        var intake = new WebhookIntake(listeners, gate, kinds);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await using var log = storage
            .Events.ReadAcrossTenantsAsync(EventFilter.All, listeners.Position, reading.Token)
            .GetAsyncEnumerator(reading.Token);
        var next = NextAsync(log);
        try
        {
            var sweepAt = listeners.Position + LagMax;
            List<EventRecord> waiting = [];
            while (true)
            {
                if (!next.IsCompleted || waiting.Count >= AtOnceMax)
                {
                    await intake.TakeAsync(waiting, stoppingToken);
                }

                if (!await next)
                {
                    return;
                }

                var record = log.Current;
                if (await listeners.ConcernsAsync(record, storage, stoppingToken))
                {
                    waiting.Add(record);
                }

                if (record.Sequence >= sweepAt)
                {
                    await intake.TakeAsync(waiting, stoppingToken);
                    await intake.CatchUpAsync(record.Sequence, LagMax, stoppingToken);
                    sweepAt = record.Sequence + LagMax;
                }

                next = NextAsync(log);
            }
        }
        finally
        {
            // A reader that is still waiting cannot be disposed.
            await reading.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<EventRecord> log) =>
        await log.MoveNextAsync();

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks are looked for again after a fault")]
    private partial void LogFault(Exception exception);
}
