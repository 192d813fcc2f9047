using Payments.Domain.Commands;
using Payments.Domain.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>Ends a session: durable first, then here, and by the event log on every other node.</summary>
public sealed class Logout(IWriteGate gate, LiveSessions sessions, TimeProvider clock)
{
    public async Task RunAsync(SignedIn signedIn, CancellationToken cancellationToken)
    {
        await gate.RunAsync(
            new RevokeSession(signedIn.SessionId, clock.GetUtcNow()),
            signedIn.Caller,
            cancellationToken
        );
        sessions.Revoke(signedIn.SessionId, signedIn.ExpiresAt);
    }
}
