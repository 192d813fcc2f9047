using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Identity;

/// <summary>Whom to keep out.</summary>
/// <param name="MemberId">One who is ACTIVE.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SuspendMemberInput(
    [property: ID<Member>] MemberId MemberId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SuspendMemberPayload(Member? Member, bool Replayed);

/// <summary>Whom to let in again.</summary>
/// <param name="MemberId">One who is SUSPENDED.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ReactivateMemberInput(
    [property: ID<Member>] MemberId MemberId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ReactivateMemberPayload(Member? Member, bool Replayed);

/// <summary>Whose membership, or invitation, to end.</summary>
/// <param name="MemberId">Anybody who is not REMOVED.</param>
/// <param name="Version">What you have read: refused if it was changed since. Left out: whatever it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record RemoveMemberInput(
    [property: ID<Member>] MemberId MemberId,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Member">The member; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RemoveMemberPayload(Member? Member, bool Replayed);

[MutationType]
public static class MemberEndMutations
{
    /// <summary>
    /// Keeps a member out until `reactivateMember`: the sessions end at once, and there is no new one. It takes the
    /// right ADMIN. The last ADMIN stays in.
    /// </summary>
    /// <param name="input">Which member.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IllegalTransitionError>]
    [Error<LastAdminError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SuspendMemberPayload> SuspendMemberAsync(
        SuspendMemberInput input,
        Caller caller,
        IWriteGate gate,
        LiveSessions sessions,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SuspendMember(input.MemberId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        sessions.Revoke(result.Events);
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Lets a suspended member in again, with the same password and rights; it takes the right ADMIN.
    /// </summary>
    /// <param name="input">Which member.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ReactivateMemberPayload> ReactivateMemberAsync(
        ReactivateMemberInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ReactivateMember(input.MemberId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Ends a membership, or an invitation, for ever: the sessions end at once, and the address can be invited again. It
    /// takes the right ADMIN. The last ADMIN stays.
    /// </summary>
    /// <param name="input">Which member.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IllegalTransitionError>]
    [Error<LastAdminError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RemoveMemberPayload> RemoveMemberAsync(
        RemoveMemberInput input,
        Caller caller,
        IWriteGate gate,
        LiveSessions sessions,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new RemoveMember(input.MemberId, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        sessions.Revoke(result.Events);
        return new(result.Value, result.Replayed);
    }
}
