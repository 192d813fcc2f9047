using System.Collections.Frozen;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.GraphQL.Values;
using Payments.Storage;

namespace Payments.GraphQL.Events;

/// <summary>How the events about one kind of object are shown.</summary>
/// <param name="SubjectKind">The id prefix of the objects.</param>
/// <param name="Show">Makes the event type of the graph.</param>
public sealed record EventKind(
    string SubjectKind,
    Func<EventRecord, EventCursorText, ChangeEvent> Show
);

/// <summary>Shows records of the log as events of the graph.</summary>
public sealed class EventKinds(IEnumerable<EventKind> kinds, PaymentsStorage storage)
{
    // Cursors of all readers of a tenant's log are alike, so that a subscription can go on where a
    // query ended.
    private const string Stream = "events";

    private readonly FrozenDictionary<string, EventKind> _kinds = kinds.ToFrozenDictionary(
        kind => kind.SubjectKind,
        StringComparer.Ordinal
    );

    public ChangeEvent Show(EventRecord record)
    {
        var cursor = CursorOf(record);
        return _kinds.TryGetValue(record.SubjectKind, out var kind)
            ? kind.Show(record, cursor)
            : new OtherEvent(record, cursor);
    }

    /// <summary>The place after a record.</summary>
    public EventCursorText CursorOf(EventRecord record) =>
        new(storage.Cursors.Write(record.TenantId, Stream, record.Sequence));

    /// <summary>The sequence that a cursor stands for.</summary>
    /// <exception cref="InvalidCursorException">Altered, or another tenant's.</exception>
    public long? SequenceOf(Domain.Tenancy.TenantId tenantId, EventCursorText? cursor) =>
        cursor is { } text ? storage.Cursors.Read(tenantId, Stream, text.Value) : null;
}

public static class EventKindRegistration
{
    /// <summary>A slice's line: events about its objects are shown as its own type.</summary>
    /// <typeparam name="TId">The id of the objects.</typeparam>
    public static IServiceCollection AddEventKind<TId>(
        this IServiceCollection services,
        Func<EventRecord, EventCursorText, ChangeEvent> show
    )
        where TId : struct, IEntityId<TId> =>
        services.AddSingleton(new EventKind(TId.Prefix, show));
}
