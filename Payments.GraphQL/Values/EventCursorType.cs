namespace Payments.GraphQL.Values;

/// <summary>A place in the event log, as clients hold it.</summary>
public readonly record struct EventCursorText(string Value);

/// <summary>Opaque; only a tenant that was given one can use it.</summary>
public sealed class EventCursorType : FormattedScalarType<EventCursorText>
{
    public EventCursorType()
        : base("EventCursor") =>
        Description =
            "A place in your event log. Opaque: pass on what you were given, as `after`, to go on from there "
            + "without gap or repetition.";

    protected override bool TryParse(string text, out EventCursorText value)
    {
        value = new(text);
        return text.Length is > 0 and <= 256;
    }

    protected override string Format(EventCursorText value) => value.Value;
}
