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
    Passwords passwords,
    LoginLimiter limiter,
    PasswordQueue queue,
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
        // The token counts whole seconds, and so does the session.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var caller = new Caller(member.TenantId, member.Environment, Actor.Tenant);
        var session = await gate.RunAsync(
            new OpenSession(member.Id, now, now + settings.TokenLifetime),
            caller,
            cancellationToken
        );
        var token = tokens.Issue(session.Value, member.Environment);
        return (
            token,
            new(
                member.TenantId,
                member.Environment,
                member.Id,
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
        RequireNoWait(key, address);
        using var turn = await queue.WaitAsync(cancellationToken);
        // Again: guesses that waited together must see each other's failures.
        RequireNoWait(key, address);

        var found = await FindAsync(email, cancellationToken);
        if (
            password.Length > Passwords.LengthMax
            || !passwords.Match(found?.PasswordHash, password)
        )
        {
            limiter.Fail(key, address);
            throw new InvalidCredentialsException();
        }

        return found!;
    }

    private void RequireNoWait(string email, string address)
    {
        var wait = limiter.Wait(email, address);
        if (wait > TimeSpan.Zero)
        {
            throw new TooManyLoginsException(wait);
        }
    }

    private async Task<Credentials?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Platform);
        return await (
            from member in db.AcrossTenants<Member>()
            join tenant in db.AcrossTenants<Tenant>() on member.TenantId equals tenant.TenantId
            where member.Email == email
            select new Credentials(
                member.TenantId,
                tenant.Environment,
                member.Id,
                member.PasswordHash
            )
        ).SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record Credentials(
        TenantId TenantId,
        TenantEnvironment Environment,
        MemberId Id,
        string PasswordHash
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
