using System.Linq.Expressions;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Values;

/// <summary>Conditions on an amount of money; all that are given must hold. Money of another currency fulfils none.</summary>
/// <param name="Currency">The currency, without which no amount means anything.</param>
/// <param name="Eq">Equal to this.</param>
/// <param name="Gt">Greater than this.</param>
/// <param name="Gte">Greater than this, or equal to it.</param>
/// <param name="Lt">Less than this.</param>
/// <param name="Lte">Less than this, or equal to it.</param>
public sealed record MoneyOperationFilterInput(
    Currency Currency,
    AmountText? Eq,
    AmountText? Gt,
    AmountText? Gte,
    AmountText? Lt,
    AmountText? Lte
)
{
    /// <summary>An amount that has more decimals than the currency refuses the whole field (INVALID_INPUT).</summary>
    internal Expression<Func<Money, bool>> ToCondition()
    {
        var (currency, min, max) = (Currency, long.MinValue, long.MaxValue);
        try
        {
            Narrow(Eq, 0, 0);
            Narrow(Gte, 0, null);
            Narrow(Gt, 1, null);
            Narrow(Lte, null, 0);
            Narrow(Lt, null, -1);
        }
        catch (MalformedAmountException refusal)
        {
            throw Refusals.Of(refusal);
        }

        return money =>
            money.Currency == currency && money.MinorUnits >= min && money.MinorUnits <= max;

        // Minor units are whole: more than 10.00 is at least 10.01. No amount is the greatest number.
        void Narrow(AmountText? text, int? fromMin, int? fromMax)
        {
            if (text?.In(currency, "where").MinorUnits is { } amount)
            {
                min = fromMin is { } above ? Math.Max(min, amount + above) : min;
                max = fromMax is { } below ? Math.Min(max, amount + below) : max;
            }
        }
    }
}
