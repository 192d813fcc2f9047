using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Webhooks;

/// <summary>
/// An address of yours that is told by HTTP what happens, as Standard Webhooks has it
/// (https://www.standardwebhooks.com): a POST with the headers `webhook-id`, `webhook-timestamp` and
/// `webhook-signature`. Any answer of 200 to 299 within ten seconds takes the message.
/// </summary>
[Node]
[ObjectType<WebhookEndpoint>]
public static class WebhookEndpointType
{
    internal static void Configure(IObjectTypeDescriptor<WebhookEndpoint> endpoint)
    {
        endpoint.BindFieldsExplicitly();
        endpoint.Field(row => row.Id);
        endpoint.Field(row => row.Url).Description("Where messages are sent.");
        endpoint.Field(row => row.Description).Description("For people.");
        endpoint
            .Field(row => row.EventTypes)
            .Description(
                "What it is told: types, or `withdrawal.*` for all of a kind. Empty: everything."
            );
        endpoint.Field(row => row.Status).Description("Whether it is told anything.");
        endpoint
            .Field(row => row.StatusReason)
            .Description(
                "Why it is DISABLED: ON_REQUEST, GONE (it answered 410) or NOTHING_TAKEN_FOR_THREE_DAYS."
            );
        endpoint
            .Field(row => row.FailingSince)
            .Description(
                "Since when every attempt has failed, in real time; null after one that has not."
            );
        endpoint.Field(row => row.SignatureScheme).Description("How its messages are signed.");
        endpoint
            .Field(row => row.PublicKey)
            .Description(
                "What the `v1a` signatures are verified with: `whpk_` and the 32 bytes of an Ed25519 public key in Base64. Null when a secret signs. It stays when the endpoint is deleted."
            );
        endpoint
            .Field(row => row.OldPublicKey)
            .Description(
                "The one before, whose signatures are beside the new ones until `oldSecretUntil`; null when a secret signed before."
            );
        endpoint
            .Field(row => row.OldSecretUntil)
            .Description("Until when the secret or key pair before signs as well, in real time.");
        endpoint.Field(row => row.Version).Description("Rises by one with each change.");
        endpoint.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The only object that it is told of; null for all.</summary>
    [GraphQLType("ID")]
    public static string? GetSubjectId([Parent] WebhookEndpoint endpoint) =>
        endpoint.SubjectId is { } id ? Domain.Ids.EntityId.Format(endpoint.SubjectKind!, id) : null;

    /// <summary>What whoever makes it is shown: never a private key.</summary>
    internal static string? SecretOf(WebhookEndpoint endpoint) =>
        endpoint.SignatureScheme is WebhookSignatureScheme.Secret ? endpoint.Secret : null;

    /// <summary>The endpoint with this id.</summary>
    [NodeResolver]
    public static Task<WebhookEndpoint?> GetAsync(
        WebhookEndpointId id,
        Caller caller,
        WebhookEndpointById endpoints,
        CancellationToken cancellationToken
    ) => endpoints.LoadAsync(caller.TenantId, id, cancellationToken);
}

/// <summary>Endpoints by their ids.</summary>
public sealed class WebhookEndpointById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<WebhookEndpointId, WebhookEndpoint>(database, scheduler, options);
