using Payments.Domain.Identity;
using Payments.GraphQL.Events;

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
        services.AddSingleton<PasswordProof>();
        services.AddSingleton<LoginLimiter>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<SigningKeyHolder>();
        services.AddSingleton(provider => provider.GetRequiredService<SigningKeyHolder>().Keys);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<Login>();
        services.AddSingleton<Logout>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<PasswordChanges>();
        services.AddSingleton<PasswordResets>();
        services.AddEventKind<MemberId>((record, cursor) => new MemberEvent(record, cursor));
        services.AddHostedService<RevocationListener>();
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
