using NSec.Cryptography;

namespace Payments.Domain.Webhooks;

/// <summary>
/// A private key that signs and never leaves the platform, and the public one by which anybody can see that it did: the
/// asymmetric scheme of Standard Webhooks, Ed25519 (RFC 8032).
/// </summary>
public static class WebhookKeyPair
{
    private const string PrivatePrefix = "whsk_";
    private const string PublicPrefix = "whpk_";

    private static readonly Ed25519 Algorithm = SignatureAlgorithm.Ed25519;

    /// <summary>Behind their prefixes 32 bytes each, in Base64.</summary>
    public static (string PrivateKey, string PublicKey) New()
    {
        using var key = Key.Create(
            Algorithm,
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }
        );
        return (
            PrivatePrefix + Convert.ToBase64String(key.Export(KeyBlobFormat.RawPrivateKey)),
            PublicPrefix + Convert.ToBase64String(key.Export(KeyBlobFormat.RawPublicKey))
        );
    }

    /// <summary>The part of the header <c>webhook-signature</c> that one key makes.</summary>
    /// <param name="privateKey">Of <see cref="New"/>.</param>
    /// <param name="content">Of <see cref="SignedContent"/>.</param>
    public static string Sign(string privateKey, byte[] content)
    {
        using var key = Key.Import(
            Algorithm,
            Convert.FromBase64String(privateKey[PrivatePrefix.Length..]),
            KeyBlobFormat.RawPrivateKey
        );
        return "v1a," + Convert.ToBase64String(Algorithm.Sign(key, content));
    }
}
