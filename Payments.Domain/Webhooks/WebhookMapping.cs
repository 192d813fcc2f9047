using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Webhooks;

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.Ignore(endpoint => endpoint.EventTypes);
        builder.Property(endpoint => endpoint.Version).IsConcurrencyToken();
        // Two nodes that look at the same events: one is told that the other was first.
        builder.Property(endpoint => endpoint.LastSequence).IsConcurrencyToken();
        builder.HasIndex(endpoint => new { endpoint.TenantId, endpoint.Status });
    }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Ignore(delivery => delivery.Attempts);
        builder.Property(delivery => delivery.Version).IsConcurrencyToken();
        builder.HasIndex(delivery => new { delivery.TenantId, delivery.EndpointId });
        builder.HasIndex(delivery => new { delivery.TenantId, delivery.CreatedAt });
    }
}
