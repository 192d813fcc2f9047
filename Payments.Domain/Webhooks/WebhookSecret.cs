using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Domain.Webhooks;

/// <summary>
/// What sender and receiver share, and how it signs: the symmetric scheme of Standard Webhooks,
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.
/// </summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    public static string New() =>
        Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The value of the header <c>webhook-signature</c> that one secret makes.</summary>
    /// <param name="secret">Of <see cref="New"/>.</param>
    /// <param name="messageId">The header <c>webhook-id</c>.</param>
    /// <param name="at">The header <c>webhook-timestamp</c>, in whole seconds.</param>
    /// <param name="body">The body, byte for byte as it is sent.</param>
    public static string Sign(string secret, string messageId, DateTimeOffset at, string body)
    {
        var signed = string.Create(
            CultureInfo.InvariantCulture,
            $"{messageId}.{at.ToUnixTimeSeconds()}.{body}"
        );
        var seal = HMACSHA256.HashData(
            Convert.FromBase64String(secret[Prefix.Length..]),
            Encoding.UTF8.GetBytes(signed)
        );
        return $"v1,{Convert.ToBase64String(seal)}";
    }
}
