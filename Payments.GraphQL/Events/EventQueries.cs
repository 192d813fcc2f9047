using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Values;
using Payments.Storage;

namespace Payments.GraphQL.Events;

/// <summary>An event and its place in the log.</summary>
/// <param name="Cursor">Pass it as `after` to go on from here.</param>
/// <param name="Node">The event.</param>
[ObjectType("EventEdge")]
public sealed record EventEdge(string Cursor, IChangeEvent Node);

/// <summary>A page of the event log.</summary>
[ObjectType("EventConnection")]
public sealed class EventConnection(
    IReadOnlyList<ChangeEvent> nodes,
    ConnectionPageInfo pageInfo,
    TenantId tenantId,
    EventFilter filter
)
{
    /// <summary>Where the page lies in the log.</summary>
    [GraphQLType("PageInfo!")]
    public ConnectionPageInfo PageInfo { get; } = pageInfo;

    /// <summary>The events with their cursors.</summary>
    public IReadOnlyList<EventEdge>? Edges =>
        [.. nodes.Select(node => new EventEdge(node.Cursor.Value, node))];

    /// <summary>The events, oldest first.</summary>
    public IReadOnlyList<IChangeEvent>? Nodes { get; } = nodes;

    /// <summary>How many such events are kept in all.</summary>
    public async Task<int> GetTotalCountAsync(
        IDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        return await db.Set<EventRecord>().Where(filter).CountAsync(cancellationToken);
    }
}

[QueryType]
public static class EventQueries
{
    private const int FirstDefault = 50;
    private const int FirstMax = 250;

    /// <summary>Your event log, oldest first.</summary>
    /// <param name="first">How many: 1 to 250, 50 when left out.</param>
    /// <param name="after">Events after this place; left out: from the oldest one that is kept.</param>
    /// <param name="types">Only events of these types, such as `withdrawal.confirmed`.</param>
    /// <param name="subjectId">Only events about this object.</param>
    [Authorize]
    public static async Task<EventConnection?> GetEventsAsync(
        int? first,
        EventCursorText? after,
        IReadOnlyList<string>? types,
        [GraphQLType("ID")] string? subjectId,
        Caller caller,
        PaymentsStorage storage,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var count = first ?? FirstDefault;
        if (count is < 1 or > FirstMax)
        {
            throw Refusals.Make("A page has 1 to 250 events.", "INVALID_INPUT");
        }

        var filter = EventChoice.Of(types, subjectId);
        try
        {
            var found = await storage.Events.PageAsync(
                caller.TenantId,
                filter,
                kinds.SequenceOf(caller.TenantId, after),
                count + 1,
                cancellationToken
            );
            List<ChangeEvent> nodes = [.. found.Take(count).Select(kinds.Show)];
            var pageInfo = new ConnectionPageInfo(
                found.Count > count,
                after is not null,
                nodes.FirstOrDefault()?.Cursor.Value,
                nodes.LastOrDefault()?.Cursor.Value
            );
            return new(nodes, pageInfo, caller.TenantId, filter);
        }
        catch (DomainException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }
}
