namespace Payments.Domain.Values;

/// <summary>
/// An exact quantity of one currency in its minor unit (cents). Two currencies never mix, nothing
/// rounds silently, and an overflow throws because the repository compiles checked.
/// </summary>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    public bool IsPositive => MinorUnits > 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) =>
        new(left.MinorUnits + right.MinorUnitsIn(left.Currency), left.Currency);

    public static Money operator -(Money left, Money right) =>
        new(left.MinorUnits - right.MinorUnitsIn(left.Currency), left.Currency);

    public static Money operator -(Money money) => new(-money.MinorUnits, money.Currency);

    public static bool operator <(Money left, Money right) =>
        left.MinorUnits < right.MinorUnitsIn(left.Currency);

    public static bool operator >(Money left, Money right) => right < left;

    public static bool operator <=(Money left, Money right) => !(right < left);

    public static bool operator >=(Money left, Money right) => !(left < right);

    /// <summary>For money about to move: a movement of nothing, or backwards, is refused.</summary>
    public Money RequirePositive(params string[] path) =>
        IsPositive ? this : throw new AmountNotPositiveException(this, path);

    /// <summary>For money that is charged on: both together must still be an amount.</summary>
    public Money RequireRoomFor(Money more, params string[] path) =>
        MinorUnits <= long.MaxValue - more.MinorUnitsIn(Currency)
            ? this
            : throw new AmountTooLargeException(this, path);

    /// <summary>
    /// Shares the money by weights without losing a minor unit; no share is a whole minor unit away
    /// from its exact value.
    /// </summary>
    public Money[] Split(params ReadOnlySpan<int> weights)
    {
        var shares = new Money[weights.Length];
        Int128 total = 0;
        foreach (var weight in weights)
        {
            total +=
                weight >= 0
                    ? weight
                    : throw new ArgumentOutOfRangeException(
                        nameof(weights),
                        "A weight is negative."
                    );
        }

        if (total == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weights), "All weights are zero.");
        }

        // Cumulative rounding: share i is the difference of two exact prefixes, so the sum is exact.
        Int128 weightSoFar = 0;
        long givenSoFar = 0;
        for (var index = 0; index < weights.Length; index++)
        {
            weightSoFar += weights[index];
            var upToHere = (long)(MinorUnits * weightSoFar / total);
            shares[index] = new(upToHere - givenSoFar, Currency);
            givenSoFar = upToHere;
        }

        return shares;
    }

    /// <summary>The amount as it is sent, then the currency: <c>12.30 AUD</c>.</summary>
    public override string ToString() => $"{Amount.Format(this)} {Currency}";

    // Dollars added to yen are a defect of ours, not a refusal: no caller can answer it.
    private long MinorUnitsIn(Currency currency) =>
        ReferenceEquals(Currency, currency)
            ? MinorUnits
            : throw new InvalidOperationException($"{this} was used as {currency}.");
}
