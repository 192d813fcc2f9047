using Microsoft.Extensions.Logging;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Outbox;

/// <summary>
/// Feeds one handler: takes what is due, hands it over, and postpones what is not done afterwards.
/// A commit wakes it at once; otherwise it looks again after a pause.
/// </summary>
internal sealed partial class OutboxPump(
    IOutboxHandler handler,
    OutboxLeases leases,
    OutboxSignals signals,
    IWriteGate gate,
    ILogger logger
)
{
    // Bounds how late a retry is, and how late another node's new work is taken over.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Dictionary<OutboxItemId, Task> _underWay = [];

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var taken =
                    handler.OverlapMax == 0
                        ? await PassAsync(stoppingToken)
                        : await StartAsync(stoppingToken);
                if (taken == 0)
                {
                    await signals.WaitAsync(handler.Kind, LookAgainAfter, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogPassFailed(handler.Kind, exception);
                await signals.WaitAsync(handler.Kind, LookAgainAfter, CancellationToken.None);
            }
        }

        await Task.WhenAll(_underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>How many items were taken.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        var items = await leases.TakeAsync(handler, cancellationToken);
        if (items.Count > 0)
        {
            await HandleAsync(items, cancellationToken);
        }

        return items.Count;
    }

    /// <summary>Hands over what is due, each item by itself, and waits for none unless there are too many.</summary>
    /// <returns>How many items were started.</returns>
    private async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, task) in _underWay)
        {
            if (task.IsCompleted)
            {
                _underWay.Remove(id);
            }
        }

        if (_underWay.Count >= handler.OverlapMax)
        {
            await Task.WhenAny(_underWay.Values);
            return 1;
        }

        // Where items are read without a lease, those under way are among them.
        var items = await leases.TakeAsync(handler, cancellationToken);
        var started = items.Where(item => !_underWay.ContainsKey(item.Id)).ToList();
        foreach (var item in started)
        {
            _underWay[item.Id] = Task.Run(
                () => HandleOneAsync(item, cancellationToken),
                cancellationToken
            );
        }

        return started.Count;
    }

    private async Task HandleOneAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync([item], cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogPassFailed(handler.Kind, exception);
        }
        finally
        {
            signals.Wake([handler.Kind]);
        }
    }

    private async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        var error = "The handler left it undone.";
        try
        {
            await handler.HandleAsync(items, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            LogHandlerFailed(handler.Kind, exception);
            error = exception.Message;
        }

        var left = await leases.LeftAsync(items, cancellationToken);
        await Task.WhenAll(left.Select(item => PostponeAsync(item, error, cancellationToken)));
    }

    private async Task PostponeAsync(
        OutboxItem item,
        string error,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new PostponeOutboxItem(item.Id, handler.Policy, error),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
        if (result.Value.Status is OutboxStatus.Dead)
        {
            LogGivenUp(handler.Kind, item.Id, result.Value.Attempts);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pass over the {Kind} outbox failed")]
    private partial void LogPassFailed(string kind, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handling {Kind} failed and is tried again")]
    private partial void LogHandlerFailed(string kind, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Kind} {ItemId} is given up after {Attempts} attempts"
    )]
    private partial void LogGivenUp(string kind, OutboxItemId itemId, int attempts);
}
