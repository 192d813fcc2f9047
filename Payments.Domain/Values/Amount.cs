using System.Globalization;

namespace Payments.Domain.Values;

/// <summary>
/// Money's written form: ASCII digits with an optional point. No sign, no leading zero (but "0.50"),
/// no exponent, no grouping, no more decimals than the currency has. What is read back is what was
/// written, in any culture.
/// </summary>
public static class Amount
{
    /// <summary>Reads a written amount, or refuses it by naming <paramref name="path"/>.</summary>
    public static Money Parse(string text, Currency currency, params string[] path) =>
        TryParse(text, currency, out var money, out var fault)
            ? money
            : throw new MalformedAmountException(text, currency, fault, path);

    public static bool TryParse(
        ReadOnlySpan<char> text,
        Currency currency,
        out Money money,
        out AmountFault fault
    )
    {
        money = default;
        fault = Shape(text, out var point);
        if (fault is not AmountFault.None)
        {
            return false;
        }

        var decimals = text.Length - point - 1;
        if (point < text.Length && decimals > currency.Decimals)
        {
            fault = AmountFault.TooManyDecimals;
            return false;
        }

        if (!TryCount(text, point, currency, out var minorUnits))
        {
            fault = AmountFault.TooLarge;
            return false;
        }

        money = new(minorUnits, currency);
        return true;
    }

    /// <summary>Writes exactly the currency's decimals; a negative balance keeps its sign.</summary>
    public static string Format(Money money)
    {
        var decimals = money.Currency.Decimals;
        var digits = UInt128
            .CreateChecked(Int128.Abs(money.MinorUnits))
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(decimals + 1, '0');
        var sign = money.MinorUnits < 0 ? "-" : string.Empty;
        return decimals == 0
            ? sign + digits
            : string.Concat(
                sign,
                digits.AsSpan(0, digits.Length - decimals),
                ".",
                digits.AsSpan(digits.Length - decimals)
            );
    }

    /// <summary>The currency-free half of the rules: what a scalar can check by itself.</summary>
    public static AmountFault Shape(ReadOnlySpan<char> text) => Shape(text, out _);

    private static AmountFault Shape(ReadOnlySpan<char> text, out int point)
    {
        point = text.IndexOf('.');
        point = point < 0 ? text.Length : point;
        var whole = text[..point];
        var fraction = point < text.Length ? text[(point + 1)..] : [];
        if (
            whole.IsEmpty
            || whole.ContainsAnyExceptInRange('0', '9')
            || fraction.ContainsAnyExceptInRange('0', '9')
            || (point < text.Length && fraction.IsEmpty)
        )
        {
            return AmountFault.NotDigits;
        }

        return whole.Length > 1 && whole[0] == '0' ? AmountFault.LeadingZero : AmountFault.None;
    }

    private static bool TryCount(
        ReadOnlySpan<char> text,
        int point,
        Currency currency,
        out long minorUnits
    )
    {
        minorUnits = 0;
        var fraction = point < text.Length ? text[(point + 1)..] : [];
        for (var index = 0; index < point + currency.Decimals; index++)
        {
            var digits = index < point ? text : fraction;
            var place = index < point ? index : index - point;
            var digit = place < digits.Length ? digits[place] - '0' : 0;
            if (minorUnits > (long.MaxValue - digit) / 10)
            {
                return false;
            }

            minorUnits = (minorUnits * 10) + digit;
        }

        return true;
    }
}

/// <summary>Why a text is no amount.</summary>
public enum AmountFault
{
    None,

    /// <summary>Something else than ASCII digits around at most one point.</summary>
    NotDigits,

    /// <summary>Such as "007"; "0.50" is fine.</summary>
    LeadingZero,

    /// <summary>Finer than the currency's minor unit.</summary>
    TooManyDecimals,

    /// <summary>More minor units than 64 bits hold.</summary>
    TooLarge,
}
