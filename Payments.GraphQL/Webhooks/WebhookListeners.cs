using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.Storage;

namespace Payments.GraphQL.Webhooks;

/// <summary>Which tenants have endpoints, and how far in the log each of them is. The events of all others cost nothing.</summary>
internal sealed class WebhookListeners
{
    // Whoever had an endpoint stays until the next start: a look that finds none is cheap.
    private readonly Dictionary<TenantId, (TenantEnvironment Environment, long Reached)> _tenants =
    [];

    private WebhookListeners(long position) => Position = position;

    /// <summary>Where in the log to begin.</summary>
    public long Position { get; }

    public static async Task<WebhookListeners> LoadAsync(
        PaymentsStorage storage,
        CancellationToken cancellationToken
    )
    {
        // The place first: an endpoint that is made meanwhile is met in the log.
        var position = storage.Events.End;
        await using var db = storage.Database.Open(TenantScope.Platform);
        var endpoints = await db.AcrossTenants<WebhookEndpoint>()
            .Where(endpoint => endpoint.Status == WebhookEndpointStatus.Enabled)
            .ToListAsync(cancellationToken);
        foreach (var endpoint in endpoints)
        {
            var reached =
                endpoint.LastSequence > 0
                    ? endpoint.LastSequence
                    : await BeforeBeginningAsync(storage, endpoint, cancellationToken);
            position = Math.Min(position, reached);
        }

        var listeners = new WebhookListeners(position);
        endpoints.ForEach(endpoint => listeners.Add(endpoint, position));
        return listeners;
    }

    /// <summary>Whether an endpoint could want the event, or begins with it.</summary>
    public async ValueTask<bool> ConcernsAsync(
        EventRecord record,
        PaymentsStorage storage,
        CancellationToken cancellationToken
    )
    {
        if (IsBeginning(record))
        {
            await using var db = storage.Database.Open(TenantScope.Of(record.TenantId));
            var id = WebhookEndpointId.From(record.SubjectId);
            Add(
                await db.Set<WebhookEndpoint>()
                    .SingleAsync(endpoint => endpoint.Id == id, cancellationToken),
                record.Sequence
            );
            return true;
        }

        return _tenants.ContainsKey(record.TenantId)
            && record.SubjectKind is var kind
            && kind != WebhookEndpointId.Prefix
            && kind != WebhookDeliveryId.Prefix;
    }

    public Caller CallerOf(TenantId tenantId) =>
        new(tenantId, _tenants[tenantId].Environment, Actor.Platform);

    public void Passed(TenantId tenantId, long sequence) =>
        _tenants[tenantId] = _tenants[tenantId] with { Reached = sequence };

    /// <summary>Whose endpoints have not been told of any event for so long.</summary>
    public IReadOnlyList<TenantId> Behind(long sequence) =>
        [.. _tenants.Where(tenant => tenant.Value.Reached < sequence).Select(tenant => tenant.Key)];

    private void Add(WebhookEndpoint endpoint, long reached) =>
        _tenants.TryAdd(endpoint.TenantId, (endpoint.Environment, reached));

    private static bool IsBeginning(EventRecord record) =>
        record.SubjectKind == WebhookEndpointId.Prefix
        && WebhookEndpointLifecycle.Beginnings.Contains(record.Type);

    private static async Task<long> BeforeBeginningAsync(
        PaymentsStorage storage,
        WebhookEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        var beginnings = await storage.Events.PageAsync(
            endpoint.TenantId,
            EventFilter.Of(endpoint.Subject) with
            {
                Types = WebhookEndpointLifecycle.Beginnings,
            },
            null,
            int.MaxValue,
            cancellationToken
        );
        // One that is no longer kept began before everything that is.
        return beginnings is [.., var last] ? last.Sequence - 1 : 0;
    }
}
