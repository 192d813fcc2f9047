using System.Security.Cryptography;
using System.Text;

namespace Payments.Domain.AddressCleansings;

/// <summary>An address just as somebody wrote it, character by character.</summary>
public sealed record GivenAddress(
    string Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string Country
)
{
    /// <summary>Addresses that differ in case and spaces alone are the same.</summary>
    public string Key() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        ((string?[])[Line1, Line2, City, Region, Postcode, Country]).Select(Same)
                    )
                )
            )
        );

    private static string Same(string? text) =>
        string.Join(' ', (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToUpperInvariant();
}
