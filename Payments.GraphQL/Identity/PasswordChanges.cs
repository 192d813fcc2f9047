using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Identity;

/// <summary>Gives members who know their password another one.</summary>
public sealed class PasswordChanges(
    IDatabase database,
    IWriteGate gate,
    Passwords passwords,
    PasswordProof proof,
    LiveSessions sessions
)
{
    /// <exception cref="InvalidCredentialsException">It is not the member's password.</exception>
    /// <exception cref="TooManyLoginsException">Too many wrong passwords before, here or at a login.</exception>
    public async Task<Member> RunAsync(
        SignedIn signedIn,
        string currentPassword,
        string newPassword,
        string address,
        CancellationToken cancellationToken
    )
    {
        var member = await FindAsync(signedIn, cancellationToken);
        // A stolen session is no way to guess faster than a login.
        using var turn = await proof.RequireAsync(
            member.Email,
            address,
            currentPassword,
            () => Task.FromResult<string?>(member.PasswordHash),
            cancellationToken
        );
        var result = await gate.RunAsync(
            new ChangePassword(
                member.Id,
                member.PasswordHash,
                passwords.Hash(newPassword),
                signedIn.SessionId
            ),
            signedIn.Caller,
            cancellationToken
        );
        sessions.Revoke(result.Events);
        return result.Value;
    }

    private async Task<Member> FindAsync(SignedIn signedIn, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Of(signedIn.Caller.TenantId));
        var id = signedIn.MemberId;
        return await db.Set<Member>()
                .AsNoTracking()
                .SingleOrDefaultAsync(member => member.Id == id, cancellationToken)
            ?? throw new InvalidCredentialsException();
    }
}
