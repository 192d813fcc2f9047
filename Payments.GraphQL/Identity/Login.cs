using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.GraphQL.Identity;

/// <summary>Proves who a member is and opens a session.</summary>
public sealed class Login(
    IDatabase database,
    IWriteGate gate,
    PasswordProof proof,
    AccessTokens tokens,
    IdentitySettings settings,
    TimeProvider clock
)
{
    /// <exception cref="InvalidCredentialsException">Unknown member or wrong password.</exception>
    /// <exception cref="TooManyLoginsException">Too many wrong passwords before.</exception>
    public async Task<(string Token, SignedIn SignedIn)> RunAsync(
        string email,
        string password,
        string address,
        CancellationToken cancellationToken
    )
    {
        var member = await ProveAsync(
            Member.NormalizeEmail(email),
            password,
            address,
            cancellationToken
        );
        return await OpenAsync(
            member.Id,
            new(member.TenantId, member.Environment, Actor.Tenant),
            cancellationToken
        );
    }

    /// <summary>A session of a member who has proved who they are.</summary>
    /// <exception cref="InvalidCredentialsException">The member may not log in.</exception>
    public async Task<(string Token, SignedIn SignedIn)> OpenAsync(
        MemberId memberId,
        Caller tenant,
        CancellationToken cancellationToken
    )
    {
        // The token counts whole seconds, and so does the session.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var session = await gate.RunAsync(
            new OpenSession(memberId, now, now + settings.TokenLifetime),
            tenant,
            cancellationToken
        );
        var token = tokens.Issue(session.Value, tenant.Environment);
        return (
            token,
            new(
                tenant.TenantId,
                tenant.Environment,
                memberId,
                session.Value.Id,
                session.Value.ExpiresAt
            )
        );
    }

    private async Task<Credentials> ProveAsync(
        string email,
        string password,
        string address,
        CancellationToken cancellationToken
    )
    {
        // A key of bounded length, whatever was sent.
        var key = email.Length <= 254 ? email : email[..254];
        Credentials? found = null;
        using var turn = await proof.RequireAsync(
            key,
            address,
            password,
            async () =>
            {
                found = await FindAsync(email, cancellationToken);
                // Whoever may not log in is as unknown as a stranger, and takes as long.
                return found is { CanLogIn: true } ? found.PasswordHash : null;
            },
            cancellationToken
        );
        return found!;
    }

    private async Task<Credentials?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from member in db.AcrossTenants<Member>()
            join tenant in db.AcrossTenants<Tenant>() on member.TenantId equals tenant.TenantId
            where member.LoginEmail == email
            select new { member, tenant.Environment }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new(
                found.member.TenantId,
                found.Environment,
                found.member.Id,
                found.member.PasswordHash,
                found.member.CanLogIn
            );
    }

    private sealed record Credentials(
        TenantId TenantId,
        TenantEnvironment Environment,
        MemberId Id,
        string PasswordHash,
        bool CanLogIn
    );
}

/// <summary>
/// Hashing a password is work on purpose: only so many at a time, so that a flood of logins waits
/// for itself and not for payments.
/// </summary>
public sealed class PasswordQueue : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Math.Max(1, System.Environment.ProcessorCount / 2));

    public async Task<IDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
