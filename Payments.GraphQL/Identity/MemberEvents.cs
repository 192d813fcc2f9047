using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Identity;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Identity;

/// <summary>A member was invited, joined, changed, was suspended or removed.</summary>
public sealed class MemberEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The member as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Member?> GetMemberAsync(MemberById members, CancellationToken cancellationToken) =>
        members.LoadAsync(Record.TenantId, MemberId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class MemberSubscriptions
{
    /// <summary>Your tenant's members, or one of them, each time that something about one changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this member.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamMemberChangesAsync))]
    public static MemberEvent MemberChanged(
        [EventMessage] MemberEvent message,
        [ID<Member>] MemberId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<MemberEvent> StreamMemberChangesAsync(
        MemberId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<MemberId, MemberEvent>(user, id, after, cancellationToken);
}
