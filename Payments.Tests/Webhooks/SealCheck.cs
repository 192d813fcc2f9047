using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Payments.Tests.Webhooks;

/// <summary>As a receiver works it out who has only read the documentation.</summary>
internal static class SealCheck
{
    private const string Secret = "whsec_";
    private const string PublicKey = "whpk_";

    /// <param name="key">A secret, or a public key.</param>
    /// <param name="seal">One of those in the header <c>webhook-signature</c>.</param>
    /// <param name="content">Id, timestamp and body, with points between.</param>
    public static bool IsMadeBy(string key, string seal, string content) =>
        IsMadeBy(key, seal, Encoding.UTF8.GetBytes(content));

    public static bool IsMadeBy(string key, string seal, byte[] content) =>
        seal.Split(',') switch
        {
            ["v1", var mac] when key.StartsWith(Secret, StringComparison.Ordinal) => mac
                == Convert.ToBase64String(HMACSHA256.HashData(Raw(key, Secret), content)),
            ["v1a", var signature] when key.StartsWith(PublicKey, StringComparison.Ordinal) =>
                SignatureAlgorithm.Ed25519.Verify(
                    NSec.Cryptography.PublicKey.Import(
                        SignatureAlgorithm.Ed25519,
                        Raw(key, PublicKey),
                        KeyBlobFormat.RawPublicKey
                    ),
                    content,
                    Convert.FromBase64String(signature)
                ),
            _ => false,
        };

    private static byte[] Raw(string key, string prefix) =>
        Convert.FromBase64String(key[prefix.Length..]);
}
