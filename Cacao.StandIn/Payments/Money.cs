namespace Cacao.StandIn.Payments;

public sealed record Money(Exact Amount, Currency Currency, int MinorUnits)
{
    public static Money Of(int minorUnits, Currency currency) =>
        new(Exact.OfMinorUnits(minorUnits), currency, minorUnits);
}

public enum Currency
{
    Eur,
    Usd,
    Gbp,

    /// <summary>Deutsche Mark</summary>
    [GraphQLDeprecated("Replaced by EUR.")]
    Dem,
}

[InputObjectType("MoneyInput")]
public sealed record MoneyInput(Exact Amount, Currency Currency = Currency.Eur);
