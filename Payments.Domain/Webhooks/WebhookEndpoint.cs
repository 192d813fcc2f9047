using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>An address of the tenant's that is told by HTTP what happens.</summary>
public sealed class WebhookEndpoint : ITenantOwned, ISubject
{
    /// <summary>Why an endpoint was disabled by the tenant.</summary>
    internal const string OnRequest = "ON_REQUEST";

    private WebhookEndpoint() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public WebhookEndpointId Id { get; private init; }

    public TenantEnvironment Environment { get; private init; }

    public string Url { get; private set; } = "";

    public string? Description { get; private set; }

    public string EventTypesJson { get; private set; } = "[]";

    /// <summary>The only object it is about; null for all.</summary>
    public string? SubjectKind { get; private init; }

    public Guid? SubjectId { get; private init; }

    /// <summary>
    /// Shown to whoever makes it, and again for the same key; no query has it. Empty while a key pair signs.
    /// </summary>
    public string Secret { get; private set; } = "";

    /// <summary>Shown to nobody. Null while a secret signs.</summary>
    public string? PrivateKey { get; private set; }

    /// <summary>Stays when the endpoint is deleted, so that what was signed can be proved for ever.</summary>
    public string? PublicKey { get; private set; }

    /// <summary>Signs as well until <see cref="OldSecretUntil"/>.</summary>
    public string? OldSecret { get; private set; }

    /// <summary>The same, when it was a key pair that signed before.</summary>
    public string? OldPrivateKey { get; private set; }

    public string? OldPublicKey { get; private set; }

    /// <summary>In the world's time: receivers have no other.</summary>
    public DateTimeOffset? OldSecretUntil { get; private set; }

    public WebhookEndpointStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>Since when every attempt has failed, in the world's time; null after one that has not.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>The sequence of the last event that was looked at for it; 0 before it has a place in the log.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The version that its last beginning has in the log: what was told of an earlier one is over.</summary>
    public int EnabledAtVersion { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public WebhookSignatureScheme SignatureScheme =>
        PublicKey is null ? WebhookSignatureScheme.Secret : WebhookSignatureScheme.KeyPair;

    /// <summary>Types or <c>kind.*</c>; empty: all.</summary>
    public IReadOnlyList<string> EventTypes =>
        JsonSerializer.Deserialize<string[]>(EventTypesJson, CommandJson.Options)!;

    internal static WebhookEndpoint Create(CreateWebhookEndpoint input, Work work)
    {
        var endpoint = new WebhookEndpoint
        {
            TenantId = work.TenantId,
            Id = EntityId.New<WebhookEndpointId>(),
            Environment = work.Caller.Environment,
            Url = Reachable(input.Url, work),
            Description = input.Description,
            EventTypesJson = Known(input.EventTypes),
            SubjectKind = input.Only?.Kind,
            SubjectId = input.Only?.Id,
            EnabledAtVersion = 1,
            Version = 1,
            CreatedAt = work.Now,
        };
        endpoint.SignFromNowOn(input.SignatureScheme ?? WebhookSignatureScheme.Secret);
        return endpoint;
    }

    /// <summary>Whether it is told of events like this one.</summary>
    internal bool IsAbout(EventRecord record) =>
        (SubjectId is null || (SubjectId == record.SubjectId && SubjectKind == record.SubjectKind))
        && WebhookEventTypes.Wants(EventTypes, record.Type);

    /// <summary>The same, of what was not looked at before.</summary>
    internal bool Wants(EventRecord record) => record.Sequence > LastSequence && IsAbout(record);

    /// <summary>Everything up to this event has been looked at.</summary>
    internal void PassTo(long sequence) => LastSequence = Math.Max(LastSequence, sequence);

    internal void Change(UpdateWebhookEndpoint change, Work work)
    {
        RequireUsable();
        Url = change.Url is { } url ? Reachable(url, work) : Url;
        Description = change.ChangesDescription ? change.Description : Description;
        EventTypesJson = change.EventTypes is { } types ? Known(types) : EventTypesJson;
        Tell("webhook_endpoint.updated", work);
    }

    internal void Rotate(RotateWebhookSecret rotation, Work work)
    {
        RequireUsable();
        ForgetOldSecret();
        if (rotation.Overlap > TimeSpan.Zero)
        {
            OldSecret = PrivateKey is null ? Secret : null;
            (OldPrivateKey, OldPublicKey) = (PrivateKey, PublicKey);
            OldSecretUntil = work.RealNow + rotation.Overlap;
        }

        SignFromNowOn(rotation.SignatureScheme ?? SignatureScheme);
        Tell("webhook_endpoint.secret_rotated", work);
    }

    internal void Enable(Work work)
    {
        // It gets a place in the log anew, at the event of this change.
        (LastSequence, FailingSince, EnabledAtVersion) = (0, null, Version + 1);
        MoveTo(WebhookEndpointStatus.Enabled, Actor.Tenant, reason: null, work);
    }

    internal void Disable(Actor by, string reason, Work work) =>
        MoveTo(WebhookEndpointStatus.Disabled, by, reason, work);

    internal void Delete(Work work)
    {
        (Secret, PrivateKey) = ("", null);
        ForgetOldSecret();
        MoveTo(WebhookEndpointStatus.Deleted, Actor.Tenant, reason: null, work);
    }

    /// <summary>An attempt has ended.</summary>
    internal void Heard(bool isTaken, DateTimeOffset at) =>
        FailingSince = isTaken ? null : FailingSince ?? at;

    /// <summary>
    /// The header <c>webhook-signature</c> for a message: a seal by what signs now, and one by what signed before
    /// while it is valid.
    /// </summary>
    internal string Sign(string messageId, DateTimeOffset at, string body)
    {
        var content = SignedContent.Of(messageId, at, body);
        var seal = Seal(Secret, PrivateKey, content);
        return at < OldSecretUntil ? $"{seal} {Seal(OldSecret, OldPrivateKey, content)}" : seal;
    }

    internal void RequireVersion(int? version)
    {
        if (version is { } known && known != Version)
        {
            throw new VersionConflictException(Subject, Version);
        }
    }

    private static string Seal(string? secret, string? privateKey, byte[] content) =>
        privateKey is null
            ? WebhookSecret.Sign(secret!, content)
            : WebhookKeyPair.Sign(privateKey, content);

    private void SignFromNowOn(WebhookSignatureScheme scheme)
    {
        if (scheme is WebhookSignatureScheme.KeyPair)
        {
            Secret = "";
            (PrivateKey, PublicKey) = WebhookKeyPair.New();
        }
        else
        {
            Secret = WebhookSecret.New();
            (PrivateKey, PublicKey) = (null, null);
        }
    }

    private void ForgetOldSecret() =>
        (OldSecret, OldPrivateKey, OldPublicKey, OldSecretUntil) = (null, null, null, null);

    private void RequireUsable()
    {
        if (Status is WebhookEndpointStatus.Deleted)
        {
            throw new InvalidInputException(
                "The endpoint was deleted.",
                "input",
                "webhookEndpointId"
            );
        }
    }

    private void MoveTo(WebhookEndpointStatus next, Actor by, string? reason, Work work)
    {
        var move = WebhookEndpointLifecycle.Table.Demand(Subject, Status, next, by);
        (Status, StatusReason) = (next, reason);
        Version++;
        work.Events.Moved(this, move, new { reason });
    }

    private void Tell(string type, Work work)
    {
        Version++;
        work.Events.Append(this, type);
    }

    private static string Reachable(string url, Work work) =>
        work.Caller.Environment is TenantEnvironment.Live && WebhookUrl.IsOpen(url)
            ? throw new InvalidInputException(
                "Outside of a sandbox an address begins with https://.",
                "input",
                "url"
            )
            : url;

    private static string Known(IReadOnlyList<string> types) =>
        types.FirstOrDefault(type => !WebhookEventTypes.IsPattern(type)) is { } unknown
            ? throw new InvalidInputException(
                $"There is no event type {unknown}; `webhookEventTypes` has all, and `withdrawal.*` means all of a kind.",
                "input",
                "eventTypes"
            )
            : JsonSerializer.Serialize(
                types.Distinct().Order(StringComparer.Ordinal),
                CommandJson.Options
            );
}
