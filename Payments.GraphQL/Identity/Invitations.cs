using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

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
        var (member, tenant) = await FindAsync(hash, cancellationToken);
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

    private async Task<(MemberId, Caller)> FindAsync(
        string hash,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from member in db.AcrossTenants<Member>()
            join tenant in db.AcrossTenants<Tenant>() on member.TenantId equals tenant.TenantId
            where member.InvitationHash == hash
            select new
            {
                member.Id,
                member.TenantId,
                tenant.Environment,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? throw new InvitationInvalidException()
            : (found.Id, new(found.TenantId, found.Environment, Actor.Tenant));
    }
}
