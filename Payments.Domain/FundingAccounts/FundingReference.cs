using System.Security.Cryptography;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FundingAccounts;

/// <summary>
/// The text that tells whose a payment into a shared account is: a creditor reference by ISO 11649
/// (RF, two check digits, 20 characters). It follows from the tenant's id alone, so it is the same
/// for ever; 100 bits of its hash keep any two apart.
/// </summary>
public static class FundingReference
{
    private const int BodyLength = 20;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="tenantId">Whose money it will be.</param>
    public static string Of(TenantId tenantId)
    {
        Span<byte> id = stackalloc byte[16];
        tenantId.Value.TryWriteBytes(id, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        Span<char> body = stackalloc char[BodyLength];
        for (var index = 0; index < BodyLength; index++)
        {
            body[index] = Digits[hash[index] & 31];
        }

        var check = 98 - Remainder(body);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"RF{check:00}{body}"
        );
    }

    // ISO 7064, MOD 97-10, of the body followed by RF00; A is 10, Z is 35.
    private static int Remainder(ReadOnlySpan<char> body)
    {
        var remainder = 0;
        foreach (var character in body)
        {
            remainder = Append(remainder, character);
        }

        return Append(Append(remainder, 'R'), 'F') * 100 % 97;
    }

    private static int Append(int remainder, char character) =>
        char.IsAsciiDigit(character)
            ? ((remainder * 10) + (character - '0')) % 97
            : ((remainder * 100) + (character - 'A' + 10)) % 97;
}
