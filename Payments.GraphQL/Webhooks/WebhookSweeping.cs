using Payments.Domain.Webhooks;
using Payments.GraphQL.Hosting;

namespace Payments.GraphQL.Webhooks;

/// <summary>Has old deliveries removed, at the start and every hour.</summary>
internal sealed class WebhookSweeping(
    WebhookSweeper sweeper,
    TimeProvider time,
    ILogger<WebhookSweeping> logger
) : RepeatedPass(TimeSpan.FromHours(1), time, logger)
{
    protected override Task PassAsync(CancellationToken cancellationToken) =>
        sweeper.PassAsync(cancellationToken);
}
