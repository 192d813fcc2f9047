using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;

namespace Payments.GraphQL.Identity;

/// <summary>Makes members of those who come with the token of an invitation.</summary>
public sealed class Invitations(
    IDatabase database,
    IWriteGate gate,
    Passwords passwords,
    PasswordQueue queue,
    Login login
)
{
    /// <exception cref="InvitationInvalidException">No invitation is open with this token.</exception>
    public async Task<(string Token, SignedIn SignedIn)> AcceptAsync(
        string token,
        string password,
        CancellationToken cancellationToken
    )
    {
        var hash = OneTimeToken.HashOf(token);
        // First the token: strangers make nobody hash their passwords.
        var owner = await MemberLookup.FindAsync(
            database,
            one => one.InvitationHash == hash,
            cancellationToken
        );
        var (member, tenant) = owner ?? throw new InvitationInvalidException();
        using (await queue.WaitAsync(cancellationToken))
        {
            await gate.RunAsync(
                new AcceptInvitation(member, hash, passwords.Hash(password)),
                tenant,
                cancellationToken
            );
        }

        return await login.OpenAsync(member, tenant, cancellationToken);
    }
}
