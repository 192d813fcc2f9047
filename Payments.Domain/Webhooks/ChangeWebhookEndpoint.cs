using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>Changes what is given and nothing else.</summary>
/// <param name="Version">What the caller has read; null for whatever it is by now.</param>
/// <param name="Url">Null: as it is.</param>
/// <param name="ChangesDescription">Whether <paramref name="Description"/> is meant.</param>
/// <param name="Description">Null clears it.</param>
/// <param name="EventTypes">Null: as they are; empty: all.</param>
public sealed record UpdateWebhookEndpoint(
    WebhookEndpointId EndpointId,
    int? Version,
    string? Url,
    bool ChangesDescription,
    string? Description,
    IReadOnlyList<string>? EventTypes
) : Command<WebhookEndpoint>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(
            EndpointId,
            "input",
            "webhookEndpointId"
        );
        endpoint.RequireVersion(Version);
        endpoint.Change(this, work);
        return endpoint;
    }
}

/// <summary>Sends again to an endpoint that was disabled, what happens from now on.</summary>
public sealed record EnableWebhookEndpoint(WebhookEndpointId EndpointId) : Command<WebhookEndpoint>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(
            EndpointId,
            "input",
            "webhookEndpointId"
        );
        endpoint.Enable(work);
        return endpoint;
    }
}

/// <summary>Sends nothing more until it is enabled again.</summary>
public sealed record DisableWebhookEndpoint(WebhookEndpointId EndpointId) : Command<WebhookEndpoint>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(
            EndpointId,
            "input",
            "webhookEndpointId"
        );
        endpoint.Disable(Actor.Tenant, WebhookEndpoint.OnRequest, work);
        return endpoint;
    }
}

/// <summary>Never sends anything again.</summary>
public sealed record DeleteWebhookEndpoint(WebhookEndpointId EndpointId) : Command<WebhookEndpoint>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(
            EndpointId,
            "input",
            "webhookEndpointId"
        );
        endpoint.Delete(work);
        return endpoint;
    }
}

/// <summary>
/// Makes another secret or key pair; what signed before signs as well for a while, so that nothing is lost meanwhile.
/// </summary>
/// <param name="SignatureScheme">Null: the one that it has.</param>
public sealed record RotateWebhookSecret(
    WebhookEndpointId EndpointId,
    TimeSpan Overlap,
    WebhookSignatureScheme? SignatureScheme = null
) : Command<WebhookEndpoint>
{
    public static readonly TimeSpan OverlapMax = TimeSpan.FromDays(7);

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookEndpoint> HandleAsync(Work work)
    {
        if (Overlap < TimeSpan.Zero || Overlap > OverlapMax)
        {
            throw new InvalidInputException(
                "Two secrets are valid beside each other for at most 168 hours.",
                "input",
                "overlapHours"
            );
        }

        var endpoint = await work.GetAsync<WebhookEndpoint>(
            EndpointId,
            "input",
            "webhookEndpointId"
        );
        endpoint.Rotate(this, work);
        return endpoint;
    }
}
