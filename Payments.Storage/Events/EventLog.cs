using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Events;

/// <summary>Reads the log: from any position, in order, without gap or duplicate, and on into the future.</summary>
public sealed class EventLog(IDatabase database, EventTail tail, EventRetention retention)
{
    private const int PageSize = 500;

    /// <summary>The sequence of the last event that anybody can read now; those to come are behind it.</summary>
    public long End => tail.Last;

    /// <summary>
    /// The tenant's events after a sequence, then those to come, until cancelled. Without a sequence
    /// it starts at the moment of this call, not of the first read.
    /// </summary>
    /// <exception cref="CursorExpiredException">Events in between are no longer kept.</exception>
    public IAsyncEnumerable<EventRecord> ReadAsync(
        TenantId tenantId,
        EventFilter filter,
        long? afterSequence,
        CancellationToken cancellationToken
    )
    {
        if (afterSequence is { } after)
        {
            retention.RequireKept(after);
        }

        return FollowAsync(
            TenantScope.Of(tenantId),
            filter,
            afterSequence ?? tail.Last,
            cancellationToken
        );
    }

    /// <summary>The same over all tenants, for the platform's own work.</summary>
    public IAsyncEnumerable<EventRecord> ReadAcrossTenantsAsync(
        EventFilter filter,
        long afterSequence,
        CancellationToken cancellationToken
    ) => FollowAsync(TenantScope.Platform, filter, afterSequence, cancellationToken);

    /// <summary>A page of what is there already, oldest first.</summary>
    /// <exception cref="CursorExpiredException">Events in between are no longer kept.</exception>
    public Task<List<EventRecord>> PageAsync(
        TenantId tenantId,
        EventFilter filter,
        long? afterSequence,
        int first,
        CancellationToken cancellationToken
    )
    {
        if (afterSequence is { } after)
        {
            retention.RequireKept(after);
        }

        return PageAsync(
            TenantScope.Of(tenantId),
            filter,
            afterSequence ?? 0,
            tail.Last,
            first,
            cancellationToken
        );
    }

    private async IAsyncEnumerable<EventRecord> FollowAsync(
        TenantScope scope,
        EventFilter filter,
        long position,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        List<EventRecord> found = [];
        // Ends by cancellation only: the wait below throws.
        while (!cancellationToken.IsCancellationRequested)
        {
            found.Clear();
            if (tail.TryCollect(scope, filter, ref position, found))
            {
                foreach (var record in found)
                {
                    yield return record;
                }

                await tail.GrowBeyondAsync(position, cancellationToken);
                continue;
            }

            // Too far back for the tail. Everything up to its end is committed, so a page that is not
            // full proves that there is nothing more in between.
            var end = tail.Last;
            var page = await PageAsync(scope, filter, position, end, PageSize, cancellationToken);
            foreach (var record in page)
            {
                yield return record;
            }

            position = page.Count < PageSize ? end : page[^1].Sequence;
        }
    }

    private async Task<List<EventRecord>> PageAsync(
        TenantScope scope,
        EventFilter filter,
        long after,
        long end,
        int first,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(scope);
        var log = scope.IsPlatform ? db.AcrossTenants<EventRecord>() : db.Set<EventRecord>();
        var events = log.Where(record => record.Sequence > after && record.Sequence <= end);
        if (filter.SubjectId is { } subjectId)
        {
            events = events.Where(record => record.SubjectId == subjectId);
        }

        if (filter.SubjectKind is { } subjectKind)
        {
            events = events.Where(record => record.SubjectKind == subjectKind);
        }

        if (filter.Types is { } types)
        {
            events = events.Where(record => types.Contains(record.Type));
        }

        return await events
            .OrderBy(record => record.Sequence)
            .Take(first)
            .ToListAsync(cancellationToken);
    }
}
