using Payments.Domain.Fx;
using Payments.Domain.Values;

namespace Payments.Tests.Fx;

public sealed class MarketSymbolTests
{
    [Theory]
    [InlineData("AUD", "USD", "AUDUSD", false)]
    [InlineData("USD", "AUD", "AUDUSD", true)]
    [InlineData("EUR", "AUD", "AUDEUR", true)]
    [InlineData("USD", "JPY", "USDJPY", false)]
    [InlineData("KWD", "INR", "INRKWD", true)]
    public void A_pair_has_one_symbol_whichever_way_money_goes(
        string from,
        string to,
        string symbol,
        bool inverted
    )
    {
        var pair = new CurrencyPair(Currency.Parse(from), Currency.Parse(to));

        MarketSymbol.Of(pair).ToString().ShouldBe(symbol);
        MarketSymbol.IsInverted(pair).ShouldBe(inverted);
    }

    [Fact]
    public void An_inverted_price_is_the_reciprocal_with_its_sides_exchanged()
    {
        var pair = new CurrencyPair(Currency.Eur, Currency.Aud);

        MarketSymbol.Quote(pair, 1.6m, 2m, 1.8m).ShouldBe((0.5m, 0.625m, 0.5555555556m));
    }
}
