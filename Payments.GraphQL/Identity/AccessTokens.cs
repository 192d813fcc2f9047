using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Identity;

/// <summary>Writes and reads the tokens that stand for a session (JWT, ES256).</summary>
public sealed class AccessTokens(SigningKeys keys, IdentitySettings settings, TimeProvider clock)
{
    /// <summary>What one of our tokens never exceeds; longer texts are not looked at.</summary>
    public const int LengthMax = 2048;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LengthMax };
    private readonly TokenValidationParameters _rules = new()
    {
        ValidIssuer = settings.Issuer,
        IssuerSigningKey = keys.Key,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateAudience = false,
        // Checked below, by our own clock.
        ValidateLifetime = false,
    };

    public string Issue(Session session, TenantEnvironment environment) =>
        _handler.CreateToken(
            JsonSerializer.Serialize(
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["iss"] = settings.Issuer,
                    ["sub"] = session.MemberId.ToString(),
                    ["tenant"] = session.TenantId.ToString(),
                    ["env"] = environment.ToString(),
                    ["jti"] = session.Id.ToString(),
                    ["iat"] = session.IssuedAt.ToUnixTimeSeconds(),
                    ["exp"] = session.ExpiresAt.ToUnixTimeSeconds(),
                }
            ),
            keys.Credentials
        );

    /// <summary>Null when the token is not one of ours, was changed, or has ended.</summary>
    public SignedIn? Verify(string token)
    {
        if (token.Length > LengthMax || !_handler.CanReadToken(token))
        {
            return null;
        }

        var result = _handler.ValidateToken(token, _rules);
        return result is { IsValid: true, SecurityToken: JsonWebToken { Alg: "ES256" } jwt }
            ? Read(jwt)
            : null;
    }

    private SignedIn? Read(JsonWebToken jwt)
    {
        var expiresAt = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);
        return
            expiresAt > clock.GetUtcNow()
            && EntityId.TryParse<TenantId>(Value(jwt, "tenant"), out var tenantId)
            && EntityId.TryParse<MemberId>(jwt.Subject, out var memberId)
            && EntityId.TryParse<SessionId>(jwt.Id, out var sessionId)
            && Enum.TryParse<TenantEnvironment>(Value(jwt, "env"), out var environment)
            ? new(tenantId, environment, memberId, sessionId, expiresAt)
            : null;
    }

    private static string? Value(JsonWebToken jwt, string name) =>
        jwt.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
