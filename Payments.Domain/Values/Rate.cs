using System.Globalization;

namespace Payments.Domain.Values;

/// <summary>
/// How much of one currency a unit of another buys: an exact decimal. The only place where money
/// changes currency, with the only rounding there is: half to even, on the target's minor unit.
/// </summary>
public readonly record struct Rate(decimal Value)
{
    /// <summary>What <paramref name="money"/> becomes in <paramref name="target"/>.</summary>
    public Money Convert(Money money, Currency target) =>
        new(
            Round(money.MinorUnits * Value * target.MinorPerMajor / money.Currency.MinorPerMajor),
            target
        );

    /// <summary>What must be given in <paramref name="source"/> to get <paramref name="money"/>.</summary>
    public Money ConvertBack(Money money, Currency source) =>
        new(
            Round(money.MinorUnits / Value * source.MinorPerMajor / money.Currency.MinorPerMajor),
            source
        );

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static long Round(decimal minorUnits) =>
        decimal.ToInt64(decimal.Round(minorUnits, MidpointRounding.ToEven));
}
