using Payments.Domain.Errors;
using Payments.Domain.Values;

namespace Payments.Domain.Rails;

/// <summary>Which scheme carries a movement, and what it can carry.</summary>
public static class RailRules
{
    /// <summary>EPC SCT Inst scheme rule book, maximum amount: 100,000 EUR.</summary>
    private const long SctInstMinorUnitsMax = 100_000_00;

    /// <summary>The fastest local rail that takes the amount.</summary>
    public static RailScheme ForWithdrawal(Money amount) =>
        RailSchemes.Fastest(amount.Currency) switch
        {
            RailScheme.SctInst when amount.MinorUnits > SctInstMinorUnitsMax => RailScheme.Sct,
            var fastest => fastest,
        };

    /// <exception cref="InvalidInputException">The rail could not carry it unchanged.</exception>
    public static void RequireReference(RailScheme scheme, string? reference, params string[] path)
    {
        if (reference is null)
        {
            return;
        }

        var max = RailSchemes.RemittanceLengthMax(scheme);
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > max)
        {
            throw new InvalidInputException($"A reference has 1 to {max} characters.", path);
        }

        // Printable ASCII is what every scheme carries (SEPA takes less and transliterates).
        if (reference.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new InvalidInputException("A reference is printable ASCII.", path);
        }
    }
}
