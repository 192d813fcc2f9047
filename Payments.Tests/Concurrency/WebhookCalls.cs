using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

/// <summary>Endpoints for what happens once, before all tests, so that nothing comes in between; the server itself takes the messages.</summary>
internal static class WebhookCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createWebhookEndpoint",
            SettlesAt: null,
            scene =>
                Task.FromResult<object>(new { url = UrlOf(scene), eventTypes = "tenant.admitted" })
        ),
        new(
            "updateWebhookEndpoint",
            SettlesAt: null,
            async scene => new
            {
                webhookEndpointId = await EndpointAsync(scene),
                description = "Of the accountants",
            }
        ),
        new("rotateWebhookSecret", SettlesAt: null, OfEndpointAsync),
        new("disableWebhookEndpoint", SettlesAt: null, OfEndpointAsync),
        new("deleteWebhookEndpoint", SettlesAt: null, OfEndpointAsync),
        new(
            "enableWebhookEndpoint",
            SettlesAt: null,
            async scene =>
            {
                var webhookEndpointId = await EndpointAsync(scene);
                await scene.MakeAsync(
                    "disableWebhookEndpoint",
                    "webhookEndpoint",
                    new { webhookEndpointId, idempotencyKey = scene.Next("off") }
                );
                return new { webhookEndpointId };
            }
        ),
        new("testWebhookEndpoint", SettlesAt: "DELIVERED", OfEndpointAsync),
        new(
            "resendWebhookDelivery",
            SettlesAt: "DELIVERED",
            async scene =>
            {
                var delivery = await scene.MakeAsync(
                    "testWebhookEndpoint",
                    "webhookDelivery",
                    new
                    {
                        webhookEndpointId = await EndpointAsync(scene),
                        idempotencyKey = scene.Next("test"),
                    }
                );
                await scene.ReachesAsync(delivery, "DELIVERED");
                return new { webhookDeliveryId = delivery };
            }
        ),
        new(
            "replayWebhookEvents",
            SettlesAt: null,
            async scene => new
            {
                webhookEndpointId = await EndpointAsync(scene),
                after = await scene.Users[0].FirstCursorAsync(),
            }
        ),
    ];

    private static async Task<object> OfEndpointAsync(Scene scene) =>
        new { webhookEndpointId = await EndpointAsync(scene) };

    private static Task<string> EndpointAsync(Scene scene) =>
        scene.MakeAsync(
            "createWebhookEndpoint",
            "webhookEndpoint",
            new
            {
                url = UrlOf(scene),
                eventTypes = "tenant.admitted",
                idempotencyKey = scene.Next("endpoint"),
            }
        );

    private static Uri UrlOf(Scene scene) => new(scene.Users[0].GraphQL, "/healthz");
}
