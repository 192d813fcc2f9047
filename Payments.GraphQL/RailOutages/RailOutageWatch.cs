using Payments.Domain.RailOutages;

namespace Payments.GraphQL.RailOutages;

/// <summary>Lets this server's keeper look once a second.</summary>
internal sealed partial class RailOutageWatch(
    RailOutageKeeper keeper,
    TimeProvider time,
    ILogger<RailOutageWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await keeper.PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // What was not handed over is found again in a second.
                LogFault(exception);
            }

            await Task.Delay(Pause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A look at the outages of rails failed")]
    private partial void LogFault(Exception exception);
}
