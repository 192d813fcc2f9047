using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Payments.Domain.Values;

/// <summary>
/// A currency of ISO 4217 that money can be held in: no metals, funds, bonds, test or "no currency"
/// codes. One instance per code.
/// </summary>
public sealed class Currency
{
    private static readonly FrozenDictionary<string, Currency> ByCode = CurrencyTable
        .Entries.Select(entry => new Currency(entry.Code, entry.Decimals))
        .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        for (var digit = 0; digit < decimals; digit++)
        {
            MinorPerMajor *= 10;
        }
    }

    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    public static Currency Aud { get; } = Parse("AUD");

    /// <summary>The currency of the platform's home, which foreign money is converted to by itself.</summary>
    public static Currency Home => Aud;

    public static Currency Eur { get; } = Parse("EUR");

    public static Currency Jpy { get; } = Parse("JPY");

    public static Currency Kwd { get; } = Parse("KWD");

    /// <summary>Three upper-case letters.</summary>
    public string Code { get; }

    /// <summary>Decimal places of the minor unit: 2 for AUD, 0 for JPY, 3 for KWD.</summary>
    public int Decimals { get; }

    /// <summary>Ten to the power of <see cref="Decimals"/>.</summary>
    public int MinorPerMajor { get; } = 1;

    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new UnknownCurrencyException(code);

    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    public override string ToString() => Code;
}
