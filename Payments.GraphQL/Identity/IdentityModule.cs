using Microsoft.EntityFrameworkCore;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Identity;

public static class IdentityModule
{
    public static IServiceCollection AddIdentity(
        this IServiceCollection services,
        IdentitySettings settings
    )
    {
        services.AddHttpContextAccessor();
        services.AddAuthorization();
        services.AddSingleton(settings);
        services.AddSingleton<Passwords>();
        services.AddSingleton<PasswordQueue>();
        services.AddSingleton<LoginLimiter>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<SigningKeyHolder>();
        services.AddSingleton(provider => provider.GetRequiredService<SigningKeyHolder>().Keys);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<Login>();
        services.AddSingleton<Logout>();
        return services;
    }

    /// <summary>What must be known before the first token is looked at.</summary>
    public static async Task OpenIdentityAsync(
        this IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        services.GetRequiredService<SigningKeyHolder>().Keys = await services
            .GetRequiredService<SigningKeyStore>()
            .OpenAsync(cancellationToken);

        var sessions = services.GetRequiredService<LiveSessions>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = services.GetRequiredService<IDatabase>().Open(TenantScope.Platform);
        var revoked = db.AcrossTenants<Session>()
            .Where(session => session.ExpiresAt > now && session.RevokedAt != null)
            .Select(session => new { session.Id, session.ExpiresAt })
            .AsAsyncEnumerable();
        await foreach (var session in revoked.WithCancellation(cancellationToken))
        {
            sessions.Revoke(session.Id, session.ExpiresAt);
        }
    }
}

/// <summary>The keys come from the database, which is opened after the services are put together.</summary>
public sealed class SigningKeyHolder : IDisposable
{
    private SigningKeys? _keys;

    public SigningKeys Keys
    {
        get => _keys ?? throw new InvalidOperationException("The server has not started yet.");
        set => _keys = value;
    }

    public void Dispose() => _keys?.Dispose();
}
