using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;

namespace Payments.Domain.Events;

/// <summary>Tells what the command changed. The sequence is given at the commit.</summary>
public sealed class WorkEvents
{
    private readonly Work _work;

    internal WorkEvents(Work work) => _work = work;

    internal List<EventRecord> Appended { get; } = [];

    /// <summary>An object changed (its version has risen) without a change of status.</summary>
    /// <param name="payload">Serialised to JSON, camelCase; null for an empty object.</param>
    public void Append(ISubject subject, string type, object? payload = null) =>
        Append(subject, type, null, null, payload);

    /// <summary>An object was created in the first status of its lifecycle.</summary>
    public void Created<TStatus>(
        ISubject subject,
        Lifecycle<TStatus> lifecycle,
        TStatus status,
        object? payload = null
    )
        where TStatus : struct, Enum =>
        Append(subject, lifecycle.CreatedEvent, null, StatusName.Of(status), payload);

    /// <summary>An object made a move of its lifecycle.</summary>
    public void Moved<TStatus>(ISubject subject, Move<TStatus> move, object? payload = null)
        where TStatus : struct, Enum =>
        Append(subject, move.EventType, StatusName.Of(move.From), StatusName.Of(move.To), payload);

    private void Append(
        ISubject subject,
        string type,
        string? previousStatus,
        string? status,
        object? payload
    )
    {
        var about = subject.Subject;
        Appended.Add(
            new()
            {
                TenantId = _work.TenantId,
                Type = type,
                SubjectKind = about.Kind,
                SubjectId = about.Id,
                SubjectVersion = subject.Version,
                PreviousStatus = previousStatus,
                Status = status,
                OccurredAt = _work.Now,
                Payload = payload is null
                    ? "{}"
                    : JsonSerializer.Serialize(payload, payload.GetType(), CommandJson.Options),
            }
        );
    }
}
