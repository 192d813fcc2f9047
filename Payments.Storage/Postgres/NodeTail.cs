using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Domain.Events;
using Payments.Domain.Tenancy;
using Payments.Storage.Events;

namespace Payments.Storage.Postgres;

/// <summary>
/// Brings other nodes' events into this node's tail. A notification wakes it; a slow poll covers
/// what a broken listening connection may have missed.
/// </summary>
internal sealed partial class NodeTail(
    PaymentsDatabase database,
    EventTail tail,
    EventRetention retention,
    TimeProvider time,
    ILogger logger
) : IAsyncDisposable
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly List<Task> _running = [];

    public void Start()
    {
        _running.Add(Task.Run(ReadAsync, CancellationToken.None));
        _running.Add(Task.Run(ListenAsync, CancellationToken.None));
    }

    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already, and will look once more.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running);
        _stopping.Dispose();
        _wake.Dispose();
    }

    private async Task ReadAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(_stopping.Token);
                var isWoken = await _wake.WaitAsync(PollInterval, _stopping.Token);
                if (!isWoken)
                {
                    await LearnRetentionAsync(_stopping.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                LogReadFailed(exception);
                await PauseAsync();
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = database.Open(TenantScope.Platform);
            var last = tail.Last;
            var page = await db.AcrossTenants<EventRecord>()
                .Where(record => record.Sequence > last)
                .OrderBy(record => record.Sequence)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            tail.Append(page);
        }
    }

    private async Task LearnRetentionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        var counter = await EventCounter.ReadAsync(connection, cancellationToken);
        retention.Learn(counter.Oldest);
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = (NpgsqlConnection)
                    await database.OpenWriterAsync(_stopping.Token);
                connection.Notification += (_, _) => Wake();
                await using var command = new NpgsqlCommand(
                    $"LISTEN {EventTail.Channel}",
                    connection
                );
                await command.ExecuteNonQueryAsync(_stopping.Token);
                while (true)
                {
                    await connection.WaitAsync(_stopping.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                LogListenFailed(exception);
                await PauseAsync();
            }
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(PollInterval, time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event log could not be read")]
    private partial void LogReadFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for other nodes failed")]
    private partial void LogListenFailed(Exception exception);
}
