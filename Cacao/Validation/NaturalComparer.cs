using System.Globalization;
using System.Numerics;

namespace Cacao.Validation;

/// <summary>Orders <c>item2</c> before <c>item10</c>: runs of digits compare as numbers.</summary>
internal sealed class NaturalComparer : IComparer<string>
{
    public static readonly NaturalComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (a.Length > 0 && b.Length > 0)
        {
            var (digitsA, digitsB) = (Digits(a), Digits(b));
            var order =
                digitsA > 0 && digitsB > 0
                    ? Number(a[..digitsA]).CompareTo(Number(b[..digitsB]))
                    : a[0].CompareTo(b[0]);
            if (order != 0)
            {
                return order;
            }
            var bothNumbers = digitsA > 0 && digitsB > 0;
            a = a[(bothNumbers ? digitsA : 1)..];
            b = b[(bothNumbers ? digitsB : 1)..];
        }
        return a.Length - b.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static BigInteger Number(ReadOnlySpan<char> digits) =>
        BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
