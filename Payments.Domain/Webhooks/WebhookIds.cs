using Payments.Domain.Ids;

namespace Payments.Domain.Webhooks;

public readonly record struct WebhookEndpointId(Guid Value) : IEntityId<WebhookEndpointId>
{
    public static string Prefix => "whe";

    public static WebhookEndpointId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct WebhookDeliveryId(Guid Value) : IEntityId<WebhookDeliveryId>
{
    public static string Prefix => "whd";

    public static WebhookDeliveryId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
