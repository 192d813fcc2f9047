using System.Security.Cryptography;
using System.Text;

namespace Payments.Domain.Identity;

/// <summary>What somebody proves once who they are with: known to that person, and here only by its hash.</summary>
public static class OneTimeToken
{
    private const int ByteCount = 32;

    public static string Draw() =>
        Convert
            .ToBase64String(RandomNumberGenerator.GetBytes(ByteCount))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');

    // 256 random bits need no slow hash: nobody guesses them.
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
