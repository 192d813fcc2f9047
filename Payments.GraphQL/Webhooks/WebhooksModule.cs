using Payments.Domain.Outbox;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Webhooks;

/// <summary>What webhooks need of the host.</summary>
public static class WebhooksModule
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, WebhookSender>();
        services.AddHostedService<WebhookDispatcher>();
        services.AddSingleton<WebhookSweeper>();
        services.AddHostedService<WebhookSweeping>();
        services.AddEventKind<WebhookEndpointId>(
            (record, cursor) => new WebhookEndpointEvent(record, cursor)
        );
        services.AddEventKind<WebhookDeliveryId>(
            (record, cursor) => new WebhookDeliveryEvent(record, cursor)
        );
        return services;
    }
}
