using System.Security.Cryptography;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.FundingAccounts;

/// <summary>
/// The text that tells whose a payment into a shared account is: a creditor reference by ISO 11649
/// (RF, two check digits, 20 characters). It follows from the id of the tenant or of the sub-client
/// alone, so it is the same for ever; 100 bits of its hash keep any two apart.
/// </summary>
public static class FundingReference
{
    private const int BodyLength = 20;
    private const int Length = 4 + BodyLength;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="tenantId">Whose money it will be.</param>
    public static string Of(TenantId tenantId) => Of(tenantId.Value);

    /// <param name="subClient">The account of the sub-client that the money will be tagged with.</param>
    public static string Of(VirtualAccountId subClient) => Of(subClient.Value);

    /// <summary>
    /// What a remittance text holds of references: payers write them in groups, in lower case, between
    /// other words. All signs but letters and digits are passed over.
    /// </summary>
    public static FundingReferences Read(string? text)
    {
        var letters = string.Concat(
            (text ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)
        );
        SortedSet<string> right = new(StringComparer.Ordinal);
        var isDamaged = false;
        for (
            var start = letters.IndexOf("RF", StringComparison.Ordinal);
            start >= 0;
            start = letters.IndexOf("RF", start + 1, StringComparison.Ordinal)
        )
        {
            if (
                start + 4 > letters.Length
                || !char.IsAsciiDigit(letters[start + 2])
                || !char.IsAsciiDigit(letters[start + 3])
            )
            {
                continue;
            }

            if (
                start + Length <= letters.Length
                && letters.Substring(start, Length) is var found
                && IsRightlyChecked(found)
            )
            {
                right.Add(found);
            }
            else
            {
                isDamaged = true;
            }
        }

        return new([.. right], isDamaged);
    }

    /// <summary>ISO 7064: with RF and the check digits at the end, the remainder is one.</summary>
    private static bool IsRightlyChecked(string reference)
    {
        var remainder = 0;
        foreach (var character in $"{reference.AsSpan(4)}{reference.AsSpan(0, 4)}")
        {
            remainder = Append(remainder, character);
        }

        return remainder == 1;
    }

    // The storage fills in what was made before references were kept.
    internal static string Of(Guid owner)
    {
        Span<byte> id = stackalloc byte[16];
        owner.TryWriteBytes(id, bigEndian: true, out _);
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

/// <summary>The creditor references that a text holds.</summary>
/// <param name="Right">Those whose check digits fit, each once.</param>
/// <param name="IsDamaged">Something begins like a reference and is none: cut off, or written wrongly.</param>
public sealed record FundingReferences(IReadOnlyList<string> Right, bool IsDamaged);
