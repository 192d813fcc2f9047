using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Identity;

/// <summary>Gives those who come with a code a new password.</summary>
public sealed class PasswordResets(
    IDatabase database,
    IWriteGate gate,
    Passwords passwords,
    PasswordQueue queue,
    LoginLimiter limiter,
    LiveSessions sessions
)
{
    // No e-mail address, and of a wrong code nobody knows whose it was to be.
    private const string TriesTogether = "resetPassword";

    /// <exception cref="PasswordResetInvalidException">No code like this is open.</exception>
    /// <exception cref="PasswordResetUnconfirmedException">A second person has not agreed yet.</exception>
    /// <exception cref="TooManyLoginsException">Too many wrong codes before.</exception>
    public async Task<Member> RunAsync(
        string code,
        string newPassword,
        string address,
        CancellationToken cancellationToken
    )
    {
        limiter.RequireNoWait(TriesTogether, address);
        var hash = OneTimeToken.HashOf(code);
        // First the code: strangers make nobody hash their passwords.
        var owner = await MemberLookup.FindAsync(
            database,
            member => member.ResetHash == hash,
            cancellationToken
        );
        if (owner is not { } found)
        {
            limiter.Fail(TriesTogether, address);
            throw new PasswordResetInvalidException();
        }

        using (await queue.WaitAsync(cancellationToken))
        {
            var result = await gate.RunAsync(
                new ResetPassword(found.Id, hash, passwords.Hash(newPassword)),
                found.Tenant,
                cancellationToken
            );
            sessions.Revoke(result.Events);
            return result.Value;
        }
    }
}
