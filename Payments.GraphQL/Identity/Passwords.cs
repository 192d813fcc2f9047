using Microsoft.AspNetCore.Identity;

namespace Payments.GraphQL.Identity;

/// <summary>Hashes passwords (PBKDF2 by the framework's hasher) and compares in even time.</summary>
public sealed class Passwords
{
    /// <summary>Of those that are chosen here.</summary>
    public const int LengthMin = 12;

    /// <summary>Longer inputs are refused before they are hashed.</summary>
    public const int LengthMax = 256;

    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();
    private readonly string _decoy;

    public Passwords() => _decoy = _hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>
    /// Compares; an unknown member (null) costs as much time as a wrong password, so that nobody
    /// learns who is a member.
    /// </summary>
    public bool Match(string? hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? _decoy, password);
        return hash is not null && result is not PasswordVerificationResult.Failed;
    }
}
