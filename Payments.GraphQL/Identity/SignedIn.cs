using System.Security.Claims;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Identity;

/// <summary>Who a verified token stands for: one member in one session of one tenant.</summary>
/// <remarks>Cached with the token and shared by its requests, therefore immutable.</remarks>
public sealed class SignedIn : ClaimsPrincipal
{
    public SignedIn(
        TenantId tenantId,
        TenantEnvironment environment,
        MemberId memberId,
        SessionId sessionId,
        DateTimeOffset expiresAt
    )
        : base(new ClaimsIdentity([new Claim("sub", memberId.ToString())], "Bearer"))
    {
        MemberId = memberId;
        SessionId = sessionId;
        ExpiresAt = expiresAt;
        Caller = new(tenantId, environment, Actor.Tenant) { PrincipalId = memberId.ToString() };
    }

    public Caller Caller { get; }

    public MemberId MemberId { get; }

    public SessionId SessionId { get; }

    /// <summary>When the token ends; nobody prolongs it.</summary>
    public DateTimeOffset ExpiresAt { get; }
}

/// <summary>Reads who calls off the principal that the engine passes around.</summary>
public static class SignedInExtensions
{
    /// <summary>Null for an anonymous caller.</summary>
    public static SignedIn? SignedIn(this ClaimsPrincipal? principal) => principal as SignedIn;

    /// <summary>The caller of a field that is closed to anonymous callers.</summary>
    public static Caller Caller(this ClaimsPrincipal? principal) =>
        principal.SignedIn()?.Caller ?? throw Refusals.NotAuthenticated();
}
