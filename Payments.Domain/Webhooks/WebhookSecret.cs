using System.Security.Cryptography;

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

    /// <summary>The part of the header <c>webhook-signature</c> that one secret makes.</summary>
    /// <param name="secret">Of <see cref="New"/>.</param>
    /// <param name="content">Of <see cref="SignedContent"/>.</param>
    public static string Sign(string secret, byte[] content) =>
        "v1,"
        + Convert.ToBase64String(
            HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), content)
        );
}
