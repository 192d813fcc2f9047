using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Values;

/// <summary>Amounts of one currency, both ends included.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Min">Not less than this; left out: no lower end.</param>
/// <param name="Max">Not more than this; left out: no upper end.</param>
public sealed record AmountRangeInput(Currency Currency, AmountText? Min, AmountText? Max)
{
    /// <summary>Both ends in minor units; an amount that is none refuses the whole field.</summary>
    internal (long Min, long Max) Bounds(string argument)
    {
        try
        {
            return (
                Min?.In(Currency, argument, "min").MinorUnits ?? 0,
                Max?.In(Currency, argument, "max").MinorUnits ?? long.MaxValue
            );
        }
        catch (MalformedAmountException refusal)
        {
            throw Refusals.Of(refusal);
        }
    }
}
