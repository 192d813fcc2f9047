namespace Payments.GraphQL.Hosting;

/// <summary>
/// Work that every server does at its start and again after a pause. A pass that fails is logged and no
/// loss: what it has left is found by the next one.
/// </summary>
internal abstract partial class RepeatedPass(TimeSpan pause, TimeProvider time, ILogger logger)
    : BackgroundService
{
    protected abstract Task PassAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFault(GetType().Name, pause, exception);
            }

            await Task.Delay(pause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A pass of {Pass} failed and is made again after {Pause}"
    )]
    private partial void LogFault(string pass, TimeSpan pause, Exception exception);
}
