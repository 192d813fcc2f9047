using Payments.Domain.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Events;

/// <summary>One entry of your event log: something happened to one of your objects.</summary>
[InterfaceType("Event")]
public interface IChangeEvent
{
    /// <summary>The place after this event: pass it as `after` to go on from here.</summary>
    EventCursorText Cursor { get; }

    /// <summary>The entry's number in the log of the whole platform: it rises, with gaps for what is not yours.</summary>
    string Sequence { get; }

    /// <summary>A dotted fact in the past: `withdrawal.confirmed`.</summary>
    string Type { get; }

    /// <summary>When it happened, on your clock.</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>The object that changed.</summary>
    [GraphQLType("ID!")]
    string SubjectId { get; }

    /// <summary>The object's version after the change: it rises by one with each event about the object.</summary>
    int Version { get; }

    /// <summary>The status before; null for the first one, or when the change is not one of status.</summary>
    string? PreviousStatus { get; }

    /// <summary>The status after; null when the change is not one of status.</summary>
    string? Status { get; }
}

/// <summary>
/// An event as the graph shows it. Each kind of object has its own, which adds the object; what has
/// none is an <see cref="OtherEvent"/>.
/// </summary>
public abstract class ChangeEvent(EventRecord record, EventCursorText cursor) : IChangeEvent
{
    /// <inheritdoc/>
    public EventCursorText Cursor { get; } = cursor;

    /// <inheritdoc/>
    public string Sequence =>
        Record.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Type => Record.Type;

    /// <inheritdoc/>
    public DateTimeOffset OccurredAt => Record.OccurredAt;

    /// <inheritdoc/>
    [GraphQLType("ID!")]
    public string SubjectId => Record.Subject.ToString();

    /// <inheritdoc/>
    public int Version => Record.SubjectVersion;

    /// <inheritdoc/>
    public string? PreviousStatus => Record.PreviousStatus;

    /// <inheritdoc/>
    public string? Status => Record.Status;

    internal EventRecord Record { get; } = record;
}

/// <summary>An event about an object that is not shown here.</summary>
[ObjectType]
public sealed class OtherEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor);
