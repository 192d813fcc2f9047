using Payments.Domain.Ids;

namespace Payments.Domain.Events;

/// <summary>Which of a tenant's events a reader wants; everything by default.</summary>
public sealed record EventFilter
{
    public static EventFilter All { get; } = new();

    public IReadOnlyCollection<string>? Types { get; init; }

    /// <summary>The id prefix of the subjects: <c>wdr</c> for `withdrawalChanged`.</summary>
    public string? SubjectKind { get; init; }

    public Guid? SubjectId { get; init; }

    public static EventFilter Of(Subject subject) =>
        new() { SubjectKind = subject.Kind, SubjectId = subject.Id };

    public bool Matches(EventRecord record) =>
        (SubjectId is null || record.SubjectId == SubjectId)
        && (
            SubjectKind is null
            || string.Equals(record.SubjectKind, SubjectKind, StringComparison.Ordinal)
        )
        && (Types is null || Types.Contains(record.Type));
}
