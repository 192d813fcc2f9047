using System.Globalization;
using Payments.Domain.Webhooks;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Wants to be told of one kind of object.</summary>
internal sealed class ListenByWebhook : Activity
{
    private const int EndpointsMax = 2;

    /// <summary>Left out as often as told.</summary>
    public static readonly WebhookSignatureScheme?[] Schemes =
    [
        null,
        null,
        WebhookSignatureScheme.Secret,
        WebhookSignatureScheme.KeyPair,
    ];

    private static readonly string[] Kinds = ["withdrawal.*", "deposit.*", "rfi.*", "payment.*"];

    public override int Weight => 3;

    public override Theme Theme => Theme.Listening;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var all = await simulation.CountAsync<WebhookEndpoint>(tenant);
        return all >= EndpointsMax
            ? null
            : await simulation.CreateAsync(
                tenant,
                new CreateWebhookEndpoint(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"https://hooks.example/{simulation.Orders.Count + 1}"
                    ),
                    null,
                    [simulation.Dice.Of(Kinds)],
                    null,
                    simulation.Dice.Of(Schemes)
                )
            );
    }
}

/// <summary>Switches an endpoint off or on, gives it another secret or key pair, or has something sent once more.</summary>
internal sealed class TendWebhook : Activity
{
    public override int Weight => 3;

    public override Theme Theme => Theme.Listening;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        if (await simulation.PickAsync<WebhookEndpoint>(tenant) is not { } endpoint)
        {
            return null;
        }

        switch (dice.Throw(12))
        {
            case < 4 when endpoint.Status is WebhookEndpointStatus.Disabled:
                return await simulation.ChangeAsync(tenant, new EnableWebhookEndpoint(endpoint.Id));
            case < 4:
                return await simulation.ChangeAsync(
                    tenant,
                    new RotateWebhookSecret(
                        endpoint.Id,
                        TimeSpan.FromHours(dice.Throw(100)),
                        dice.Of(ListenByWebhook.Schemes)
                    )
                );
            case < 6:
                return await simulation.ChangeAsync(
                    tenant,
                    new DisableWebhookEndpoint(endpoint.Id)
                );
            case < 8:
                return await simulation.ChangeAsync(tenant, new TestWebhookEndpoint(endpoint.Id));
            case < 9:
                return await simulation.ChangeAsync(tenant, new DeleteWebhookEndpoint(endpoint.Id));
            default:
                return await simulation.PickAsync<WebhookDelivery>(tenant) is { } delivery
                    ? await simulation.ChangeAsync(tenant, new ResendWebhookDelivery(delivery.Id))
                    : null;
        }
    }
}
