using Microsoft.EntityFrameworkCore;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Outbox;

/// <summary>
/// Hands out items that are due, each to one worker. On SQLite there is one process with one worker
/// per kind, so reading is enough; on PostgreSQL nodes take rows past each other, and a lease moves
/// the next attempt ahead, so that a node's death returns its items by itself.
/// </summary>
internal sealed class OutboxLeases(PaymentsDatabase database, TimeProvider time)
{
    public async Task<List<OutboxItem>> TakeAsync(
        IOutboxHandler handler,
        CancellationToken cancellationToken
    ) =>
        database.Provider is StorageProvider.Sqlite
            ? await DueAsync(handler, cancellationToken)
            : await LeaseAsync(handler, cancellationToken);

    /// <summary>Which of the items are still to be done.</summary>
    public async Task<List<OutboxItem>> LeftAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        TenantId[] tenants = [.. items.Select(item => item.TenantId).Distinct()];
        OutboxItemId[] ids = [.. items.Select(item => item.Id)];
        await using var db = database.Open(TenantScope.Platform);
        return await db.AcrossTenants<OutboxItem>()
            .Where(item => tenants.Contains(item.TenantId) && ids.Contains(item.Id))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<OutboxItem>> DueAsync(
        IOutboxHandler handler,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await using var db = database.Open(TenantScope.Platform);
        return await db.AcrossTenants<OutboxItem>()
            .Where(item =>
                item.Kind == handler.Kind
                && item.Status == OutboxStatus.Pending
                && item.NextAttemptAt <= now
            )
            .OrderBy(item => item.NextAttemptAt)
            .Take(handler.Policy.BatchSizeMax)
            .ToListAsync(cancellationToken);
    }

    private async Task<List<OutboxItem>> LeaseAsync(
        IOutboxHandler handler,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var until = now + handler.Policy.Lease;
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await using var db = database.OpenWriterContext(connection);
        var leased = await db.Set<OutboxItem>()
            .FromSql(
                $"""
                UPDATE outbox_items SET next_attempt_at = {until}
                FROM (
                    SELECT tenant_id AS t, id AS i FROM outbox_items
                    WHERE kind = {handler.Kind} AND status = 'Pending' AND next_attempt_at <= {now}
                    ORDER BY next_attempt_at
                    LIMIT {handler.Policy.BatchSizeMax}
                    FOR UPDATE SKIP LOCKED
                ) AS due
                WHERE outbox_items.tenant_id = due.t AND outbox_items.id = due.i
                RETURNING tenant_id, id, environment, kind, subject_kind, subject_id, payload,
                    outbox_items.next_attempt_at, attempts, status, last_error
                """
            )
            .IgnoreQueryFilters()
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return [.. leased.OrderBy(item => item.Id.Value)];
    }
}
