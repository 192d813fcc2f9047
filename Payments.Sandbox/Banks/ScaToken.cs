using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Payments.Sandbox.Banks;

/// <summary>
/// Guards the consent form against other sites: the form's token and a SameSite cookie belong
/// together by a key that lives as long as the process.
/// </summary>
internal sealed class ScaToken
{
    private const string CookieName = "sandbox-sca";
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(HttpContext context, string consentId)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
#pragma warning disable S2092 // The sandbox also runs on plain http, where a Secure cookie is lost.
        context.Response.Cookies.Append(
            CookieName,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                Path = $"{context.Request.PathBase}{context.Request.Path}",
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
            }
        );
#pragma warning restore S2092
        return Token(secret, consentId);
    }

    public bool IsGood(HttpContext context, string consentId, string token) =>
        context.Request.Cookies[CookieName] is { Length: 32 } secret
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Token(secret, consentId)),
            Encoding.UTF8.GetBytes(token)
        );

    private string Token(string secret, string consentId) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{secret}.{consentId}"))
        );
}
