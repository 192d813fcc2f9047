using Payments.Domain.Webhooks;

namespace Payments.GraphQL.Webhooks;

/// <summary>Has old deliveries removed, at the start and every hour.</summary>
internal sealed partial class WebhookSweeping(
    WebhookSweeper sweeper,
    TimeProvider time,
    ILogger<WebhookSweeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sweeper.PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // What is left over is found again in an hour.
                LogFault(exception);
            }

            await Task.Delay(Pause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old webhooks were not all removed")]
    private partial void LogFault(Exception exception);
}
