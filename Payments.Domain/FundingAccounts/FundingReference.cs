using System.Security.Cryptography;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FundingAccounts;

/// <summary>
/// The text that tells whose a payment into a shared account is: a creditor reference by ISO 11649
/// (RF, two check digits, 20 characters). It follows from the ids alone, so it is the same for ever;
/// 100 bits of their hash keep any two apart.
/// </summary>
public static class FundingReference
{
    private const int BodyLength = 20;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="tenantId">Whose money it will be.</param>
    /// <param name="collectsFor">The virtual account that it is for; empty: the tenant itself.</param>
    public static string Of(TenantId tenantId, Guid collectsFor = default)
    {
        Span<byte> ids = stackalloc byte[32];
        tenantId.Value.TryWriteBytes(ids, bigEndian: true, out _);
        collectsFor.TryWriteBytes(ids[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ids, hash);
        Span<char> body = stackalloc char[BodyLength];
        for (var index = 0; index < BodyLength; index++)
        {
            body[index] = Digits[hash[index] & 31];
        }

        var check = 98 - Remainder(body, 0);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"RF{check:00}{body}"
        );
    }

    /// <summary>Whether a text is such a reference, by its check digits; spaces do not count.</summary>
    public static bool IsValid(string text)
    {
        var reference = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return reference.Length == BodyLength + 4
            && reference.StartsWith("RF", StringComparison.Ordinal)
            && reference.All(char.IsAsciiLetterOrDigit)
            && int.TryParse(
                reference.AsSpan(2, 2),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var check
            )
            && Remainder(reference.AsSpan(4), check) == 1;
    }

    // ISO 7064, MOD 97-10, of the body followed by RF and the check digits; A is 10, Z is 35.
    private static int Remainder(ReadOnlySpan<char> body, int check)
    {
        var remainder = 0;
        foreach (var character in body)
        {
            remainder = Append(remainder, character);
        }

        remainder = Append(Append(remainder, 'R'), 'F');
        return ((remainder * 100) + check) % 97;
    }

    private static int Append(int remainder, char character) =>
        char.IsAsciiDigit(character)
            ? ((remainder * 10) + (character - '0')) % 97
            : ((remainder * 100) + (character - 'A' + 10)) % 97;
}
