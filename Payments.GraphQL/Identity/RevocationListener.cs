using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.Storage;

namespace Payments.GraphQL.Identity;

/// <summary>
/// Keeps <see cref="LiveSessions"/> true: what the table says when the server starts, then what the
/// log tells, whichever node it happened on.
/// </summary>
internal sealed class RevocationListener(
    PaymentsStorage storage,
    LiveSessions sessions,
    TimeProvider clock
) : BackgroundService
{
    private static readonly EventFilter Revocations = new() { Types = [SessionEvents.Revoked] };

    private long _after;

    // Before the server listens, so that no token is looked at too early; the place in the log
    // first, so that nothing falls between.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _after = storage.Tail.Last;
        var now = clock.GetUtcNow();
        await using var db = storage.Database.Open(TenantScope.Platform);
        var revoked = db.AcrossTenants<Session>()
            .Where(session => session.ExpiresAt > now && session.RevokedAt != null)
            .Select(session => new { session.Id, session.ExpiresAt })
            .AsAsyncEnumerable();
        await foreach (var session in revoked.WithCancellation(cancellationToken))
        {
            sessions.Revoke(session.Id, session.ExpiresAt);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ListenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; nobody is to be told.
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var revocations = storage.Events.ReadAcrossTenantsAsync(
            Revocations,
            _after,
            cancellationToken
        );
        await foreach (var record in revocations)
        {
            sessions.Revoke([record]);
        }
    }
}
