using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;

namespace Payments.Domain.Webhooks;

/// <summary>From now on an address is told what happens.</summary>
/// <param name="Url">Checked by <see cref="WebhookUrl"/>.</param>
/// <param name="EventTypes">Empty: all.</param>
/// <param name="Only">The only object it is about; null for all.</param>
/// <param name="SignatureScheme">Null: by a secret.</param>
public sealed record CreateWebhookEndpoint(
    string Url,
    string? Description,
    IReadOnlyList<string> EventTypes,
    Subject? Only,
    WebhookSignatureScheme? SignatureScheme = null
) : Command<WebhookEndpoint>
{
    /// <summary>Each event is looked at for each endpoint.</summary>
    public const int EndpointsMax = 50;

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        var others = await work.ListAsync<WebhookEndpoint>(endpoint =>
            endpoint.Status != WebhookEndpointStatus.Deleted
        );
        if (others.Count >= EndpointsMax)
        {
            throw new InvalidInputException("A tenant has at most 50 endpoints.", "input");
        }

        var endpoint = WebhookEndpoint.Create(this, work);
        work.Add(endpoint);
        work.Events.Created(endpoint, WebhookEndpointLifecycle.Table, endpoint.Status);
        return endpoint;
    }
}
