using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Institutions;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Institutions;

/// <summary>An institution was stored, reviewed, changed or deleted.</summary>
public sealed class InstitutionEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The institution as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Institution?> GetInstitutionAsync(
        InstitutionById institutions,
        CancellationToken cancellationToken
    ) =>
        institutions.LoadAsync(
            Record.TenantId,
            InstitutionId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class InstitutionSubscriptions
{
    /// <summary>Your institutions, or one of them, each time that one is stored, reviewed, changed or deleted.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this institution.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamInstitutionChangesAsync))]
    public static InstitutionEvent InstitutionChanged(
        [EventMessage] InstitutionEvent message,
        [ID<Institution>] InstitutionId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<InstitutionEvent> StreamInstitutionChangesAsync(
        InstitutionId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<InstitutionId, InstitutionEvent>(user, id, after, cancellationToken);
}
