using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Banks.Connections;
using Payments.Domain.Rails;

namespace Payments.Banks.Rails;

/// <summary>Once the server listens, tells the rail its address; until the rail has heard it.</summary>
internal sealed partial class RailJoining(
    HttpRail rail,
    OutsideAddresses addresses,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RailJoining> logger
) : BackgroundService
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await JoinAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was joined, perhaps before it listened: nothing is lost.
        }
    }

    private async Task JoinAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (addresses.TryFindOwn() is null)
        {
            // Under an in-memory test server nobody outside could reach us anyway.
            return;
        }

        var pause = TimeSpan.FromSeconds(1);
        while (!await TryJoinAsync(stoppingToken))
        {
            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
        }
    }

    private async Task<bool> TryJoinAsync(CancellationToken stoppingToken)
    {
        try
        {
            await rail.JoinAsync(stoppingToken);
            return true;
        }
        catch (RailUnavailableException exception)
        {
            LogFailed(exception.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The rail does not know our address yet: {Reason}")]
    private partial void LogFailed(string reason);
}
