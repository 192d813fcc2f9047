using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Payments.Domain.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>
/// The P-256 key that signs tokens (ES256, RFC 7518 section 3.4), and its public half for whoever
/// verifies them.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    // OWASP's figure for PBKDF2 with SHA-256.
    private static readonly PbeParameters Encryption = new(
        PbeEncryptionAlgorithm.Aes256Cbc,
        HashAlgorithmName.SHA256,
        iterationCount: 600_000
    );

    private readonly ECDsa _pair;

    private SigningKeys(ECDsa pair, string keyId)
    {
        _pair = pair;
        Key = new ECDsaSecurityKey(pair) { KeyId = keyId };
        Credentials = new(Key, SecurityAlgorithms.EcdsaSha256);
    }

    public ECDsaSecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    public static string NewPem(string? passphrase)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return passphrase is null
            ? pair.ExportPkcs8PrivateKeyPem()
            : pair.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Encryption);
    }

    public static SigningKeys Read(SigningKey stored, string? passphrase)
    {
        var pair = ECDsa.Create();
        if (stored.Pem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            pair.ImportFromEncryptedPem(stored.Pem, passphrase ?? "");
        }
        else
        {
            pair.ImportFromPem(stored.Pem);
        }

        return new(pair, stored.KeyId);
    }

    /// <summary>The key set of RFC 7517: public parameters only.</summary>
    public JsonWebKeys PublicKeys()
    {
        var point = _pair.ExportParameters(includePrivateParameters: false).Q;
        return new([
            new(
                "EC",
                "P-256",
                "sig",
                "ES256",
                Key.KeyId,
                Base64UrlEncoder.Encode(point.X),
                Base64UrlEncoder.Encode(point.Y)
            ),
        ]);
    }

    public void Dispose() => _pair.Dispose();
}

/// <summary>A key set as it is published at <c>/.well-known/jwks.json</c>.</summary>
public sealed record JsonWebKeys(IReadOnlyList<PublicKey> Keys);

/// <summary>An elliptic-curve public key by the member names of RFC 7518, section 6.2.1.</summary>
public sealed record PublicKey(
    string Kty,
    string Crv,
    string Use,
    string Alg,
    string Kid,
    string X,
    string Y
);
