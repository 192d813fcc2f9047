using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

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
        if (await FindAsync(hash, cancellationToken) is not { } found)
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

    private async Task<(MemberId Id, Caller Tenant)?> FindAsync(
        string hash,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from member in db.AcrossTenants<Member>()
            join tenant in db.AcrossTenants<Tenant>() on member.TenantId equals tenant.TenantId
            where member.ResetHash == hash
            select new
            {
                member.Id,
                member.TenantId,
                tenant.Environment,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : (found.Id, new(found.TenantId, found.Environment, Actor.Tenant));
    }
}
