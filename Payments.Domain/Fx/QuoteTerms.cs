namespace Payments.Domain.Fx;

/// <summary>What a quote can buy.</summary>
public enum QuoteApplicability
{
    /// <summary>A payment to a recipient.</summary>
    Payment,

    /// <summary>A conversion between balances of one's own.</summary>
    Conversion,
}

/// <summary>Which amount of an exchange was given; the other one follows from the rate.</summary>
public enum QuoteAmountSide
{
    /// <summary>What is given was said.</summary>
    From,

    /// <summary>What is wanted was said.</summary>
    To,
}

/// <summary>What the taker of a quote does with the first currency of its symbol.</summary>
public enum QuoteDirection
{
    /// <summary>Buys it, at the market's ask.</summary>
    Buy,

    /// <summary>Sells it, at the market's bid.</summary>
    Sell,
}
