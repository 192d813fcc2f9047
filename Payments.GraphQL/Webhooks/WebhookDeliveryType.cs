using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Webhooks;

/// <summary>One message to one endpoint, with every attempt to hand it over.</summary>
[Node]
[ObjectType<WebhookDelivery>]
public static class WebhookDeliveryType
{
    internal static void Configure(IObjectTypeDescriptor<WebhookDelivery> delivery)
    {
        delivery.BindFieldsExplicitly();
        delivery.Field(row => row.Id);
        delivery
            .Field(row => row.MessageId)
            .Description(
                "The header `webhook-id`: the event's cursor, the same whenever the event is told; what you have seen already can be dropped by it."
            );
        delivery.Field(row => row.EventType).Description("What it tells: `withdrawal.confirmed`.");
        delivery
            .Field(row => row.Body)
            .Description("What is sent, byte for byte, at every attempt.");
        delivery.Field(row => row.Status).Description("Where it stands.");
        delivery
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        delivery.Field(row => row.Attempts).Description("What became of each attempt, in order.");
        delivery
            .Field(row => row.NextAttemptAt)
            .Description("When it is tried again, in real time; null when it is over.");
        delivery.Field(row => row.FinishedAt).Description("When it was over, in real time.");
        delivery.Field(row => row.Version).Description("Rises by one with each attempt.");
        delivery.Field(row => row.CreatedAt).Description("In real time.");
    }

    /// <summary>The object that the message tells of.</summary>
    [GraphQLType("ID!")]
    public static string GetSubjectId([Parent] WebhookDelivery delivery) =>
        EntityId.Format(delivery.SubjectKind, delivery.SubjectId);

    /// <summary>To whom.</summary>
    [GraphQLNonNullType]
    public static Task<WebhookEndpoint?> GetEndpointAsync(
        [Parent] WebhookDelivery delivery,
        WebhookEndpointById endpoints,
        CancellationToken cancellationToken
    ) => endpoints.LoadAsync(delivery.TenantId, delivery.EndpointId, cancellationToken);

    /// <summary>The delivery with this id.</summary>
    [NodeResolver]
    public static Task<WebhookDelivery?> GetAsync(
        WebhookDeliveryId id,
        Caller caller,
        WebhookDeliveryById deliveries,
        CancellationToken cancellationToken
    ) => deliveries.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Deliveries by their ids.</summary>
public sealed class WebhookDeliveryById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<WebhookDeliveryId, WebhookDelivery>(database, scheduler, options);
