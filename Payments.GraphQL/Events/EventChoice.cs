using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Events;

/// <summary>Which events a caller asks for.</summary>
internal static class EventChoice
{
    // Each event is compared with each type that is asked for.
    private const int TypeCountMax = 100;

    public static EventFilter Of(IReadOnlyList<string>? types, string? subjectId)
    {
        if (types?.Count > TypeCountMax)
        {
            throw Refusals.Make("At most 100 types can be chosen.", "INVALID_INPUT");
        }

        // An id that is none is the id of nothing: no event is ever about it.
        return subjectId is null ? new() { Types = types }
            : IdKinds.TryParse(subjectId, out var subject)
                ? EventFilter.Of(subject) with
                {
                    Types = types,
                }
            : new() { Types = [] };
    }

    /// <summary>The same choice in SQL.</summary>
    public static IQueryable<EventRecord> Where(
        this IQueryable<EventRecord> events,
        EventFilter filter
    )
    {
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

        return events;
    }
}
