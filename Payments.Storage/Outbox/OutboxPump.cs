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

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await PassAsync(stoppingToken) == 0)
                {
                    await signals.WaitAsync(handler.Kind, LookAgainAfter, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogPassFailed(handler.Kind, exception);
                await signals.WaitAsync(handler.Kind, LookAgainAfter, CancellationToken.None);
            }
        }
    }

    /// <returns>How many items were taken.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        var items = await leases.TakeAsync(handler, cancellationToken);
        if (items.Count == 0)
        {
            return 0;
        }

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
        return items.Count;
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
