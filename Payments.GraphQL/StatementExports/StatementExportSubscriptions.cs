using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.StatementExports;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.StatementExports;

/// <summary>An export was asked for, got further, or ended.</summary>
public sealed class StatementExportEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The export as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<StatementExport?> GetStatementExportAsync(
        StatementExportById exports,
        CancellationToken cancellationToken
    ) =>
        exports.LoadAsync(
            Record.TenantId,
            StatementExportId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class StatementExportSubscriptions
{
    /// <summary>Your exports, or one of them, each time that one is made, gets further or ends.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this export; the stream completes with its last event, and at once when that is past.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamStatementExportChangesAsync))]
    public static StatementExportEvent StatementExportChanged(
        [EventMessage] StatementExportEvent message,
        [ID<StatementExport>] StatementExportId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static Task<IAsyncEnumerable<StatementExportEvent>> StreamStatementExportChangesAsync(
        StatementExportId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) =>
        streams.OfJobAsync<StatementExportId, StatementExportEvent>(
            user,
            id,
            after,
            StatementExportLifecycle.Table.LastEvents,
            cancellationToken
        );
}
