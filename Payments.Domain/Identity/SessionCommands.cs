using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Identity;

/// <summary>A member proved who they are.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="IssuedAt">Real time.</param>
/// <param name="ExpiresAt">Real time.</param>
public sealed record OpenSession(
    MemberId MemberId,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt
) : Command<Session>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [MemberId];

    public override async ValueTask<Session> HandleAsync(Work work)
    {
        var member = await work.FindAsync<Member>(MemberId);
        // Commands of one tenant run one after the other, on whatever node: a suspension has been before, or
        // finds the session.
        if (member?.CanLogIn is not true)
        {
            throw new InvalidCredentialsException();
        }

        var session = Session.Open(work.TenantId, this);
        work.Add(session);
        return session;
    }
}

/// <summary>Ends a session before its time. Doing it again changes nothing.</summary>
public sealed record RevokeSession(SessionId SessionId, DateTimeOffset At) : Command<Session>
{
    public override async ValueTask<Session> HandleAsync(Work work)
    {
        var session = await work.GetAsync<Session>(SessionId);
        if (session.Revoke(At))
        {
            work.Events.Append(session, SessionEvents.Revoked, new { session.ExpiresAt });
        }

        return session;
    }
}

internal static class Sessions
{
    /// <summary>Ends every session that a member has open.</summary>
    /// <param name="kept">But this one.</param>
    public static async ValueTask EndAllAsync(Work work, MemberId memberId, SessionId? kept = null)
    {
        var open = await work.ListAsync<Session>(session =>
            session.MemberId == memberId && session.RevokedAt == null
        );
        // Sessions live in real time; what is over already has nobody to tell.
        foreach (
            var session in open.Where(session =>
                session.ExpiresAt > work.RealNow && session.Id != kept
            )
        )
        {
            session.Revoke(work.RealNow);
            work.Events.Append(session, SessionEvents.Revoked, new { session.ExpiresAt });
        }
    }
}

public static class SessionEvents
{
    /// <summary>Every node forgets the token when it reads this.</summary>
    public const string Revoked = "session.revoked";
}
