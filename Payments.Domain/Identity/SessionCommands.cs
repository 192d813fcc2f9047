using Payments.Domain.Commands;

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
    public override ValueTask<Session> HandleAsync(Work work)
    {
        var session = Session.Open(work.TenantId, this);
        work.Add(session);
        return ValueTask.FromResult(session);
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

public static class SessionEvents
{
    /// <summary>Every node forgets the token when it reads this.</summary>
    public const string Revoked = "session.revoked";
}
