using Payments.Domain.Commands;

namespace Payments.Domain.Identity;

/// <summary>The key pair that signs access tokens: one for all nodes.</summary>
public sealed class SigningKey
{
    /// <summary>What the key is for; one key per purpose.</summary>
    public required string Purpose { get; init; }

    /// <summary>The <c>kid</c> in tokens and in the published key set.</summary>
    public required string KeyId { get; init; }

    /// <summary>PKCS #8, encrypted if the server has a passphrase.</summary>
    public required string Pem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Keeps the pair that the first start of a server made.</summary>
public sealed record KeepSigningKey(SigningKey Key) : Command<SigningKey>
{
    public override ValueTask<SigningKey> HandleAsync(Work work)
    {
        work.Add(Key);
        return ValueTask.FromResult(Key);
    }
}
