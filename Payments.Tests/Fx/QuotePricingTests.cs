using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Values;
using Payments.Sandbox.Fx;

namespace Payments.Tests.Fx;

public sealed class QuotePricingTests
{
    private static readonly CurrencyPair Pair = new(Currency.Aud, Currency.Eur);

    [Fact]
    public void The_offer_is_below_the_markets_bid() =>
        QuotePricing.Offer(Price(Pair, 0.6m)).ShouldBe(new Rate(0.5976m));

    [Theory]
    [InlineData("AUD", "JPY", 100_00, 96.5, 9_611)]
    [InlineData("AUD", "KWD", 100_00, 0.2, 19_920)]
    [InlineData("JPY", "KWD", 10_000, 0.002, 19_920)]
    public void Minor_units_of_each_currency_are_kept_apart(
        string from,
        string to,
        long given,
        double bid,
        long gets
    )
    {
        var pair = new CurrencyPair(Currency.Parse(from), Currency.Parse(to));

        var (_, got) = QuotePricing.Sides(
            Price(pair, (decimal)bid),
            new Money(given, pair.From),
            null
        );

        got.ShouldBe(new Money(gets, pair.To));
    }

    [Theory]
    [InlineData("JPY", "USD", 0.0066, 2, 1)] // 1.3068 cents
    [InlineData("JPY", "USD", 0.0075, 2, 1)] // 1.494 cents
    [InlineData("JPY", "AUD", 0.0101, 5, 5)] // 5.03 cents
    [InlineData("AUD", "JPY", 96.5, 2, 1)] // 1.92 yen: two would be more than the market pays
    public void Rounding_never_gives_more_than_the_market_pays(
        string from,
        string to,
        double bid,
        long given,
        long gets
    )
    {
        var pair = new CurrencyPair(Currency.Parse(from), Currency.Parse(to));

        var (_, got) = QuotePricing.Sides(
            Price(pair, (decimal)bid),
            new Money(given, pair.From),
            null
        );

        got.MinorUnits.ShouldBe(gets);
    }

    [Fact]
    public void What_is_given_for_a_fixed_amount_covers_what_the_market_takes()
    {
        var pair = new CurrencyPair(Currency.Jpy, Currency.Parse("USD"));

        var (gives, _) = QuotePricing.Sides(Price(pair, 0.0081m), null, new Money(2, pair.To));

        // 2.479 yen at our rate; two would be 1.62 cents at the market.
        gives.MinorUnits.ShouldBe(3);
    }

    [Fact]
    public void No_chain_of_exchanges_ends_with_more_than_it_began()
    {
        var chains =
            from at in Gen.Choose(0, 2_000_000_000)
            from ring in Gen.Shuffle(FxMarket.Currencies.ToArray())
            from length in Gen.Choose(2, 6)
            from exponent in Gen.Choose(0, 9)
            from digits in Gen.Choose(1, 999)
            from fixesWanted in Gen.ListOf(Gen.Elements(true, false), length)
            select (at, ring, length, start: digits * (long)Math.Pow(10, exponent), fixesWanted);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3_000),
            Prop.ForAll(
                chains.ToArbitrary(),
                chain =>
                {
                    var at = DateTimeOffset.FromUnixTimeSeconds(chain.at);
                    var start = new Money(chain.start, Currency.Parse(chain.ring[0]));
                    try
                    {
                        var now = start;
                        for (var step = 0; step < chain.length; step++)
                        {
                            var next = chain.ring[(step + 1) % chain.length];
                            now = Exchange(now, next, at, chain.fixesWanted[step]);
                        }

                        return now <= start;
                    }
                    catch (InvalidInputException)
                    {
                        return true; // too small or too large to exchange
                    }
                }
            )
        );
    }

    /// <summary>Everything that is there, either way of asking; what cannot be asked for stays behind.</summary>
    private static Money Exchange(Money all, string to, DateTimeOffset at, bool fixesWanted)
    {
        var rate = FxMarket.Rate(all.Currency.Code, to, at)!;
        var pair = new CurrencyPair(all.Currency, Currency.Parse(to));
        var price = new MarketPrice(pair, rate.Bid, rate.Ask, rate.Mid, at);
        var (_, gets) = QuotePricing.Sides(price, all, null);
        if (!fixesWanted)
        {
            return gets;
        }

        // Whoever asks for one minor unit more, or for just as much, pays for it.
        var more = new Money(gets.MinorUnits + 1, gets.Currency);
        return QuotePricing.Sides(price, null, more).From <= all ? more
            : QuotePricing.Sides(price, null, gets).From <= all ? gets
            : new Money(gets.MinorUnits - 1, gets.Currency);
    }

    [Fact]
    public void What_is_too_small_or_too_large_to_exchange_is_refused()
    {
        var price = Price(Pair, 0.001m);

        Should.Throw<InvalidInputException>(() =>
            QuotePricing.Sides(price, new Money(1, Currency.Aud), null)
        );
        Should.Throw<InvalidInputException>(() =>
            QuotePricing.Sides(price, null, new Money(long.MaxValue / 2, Currency.Eur))
        );
    }

    private static MarketPrice Price(CurrencyPair pair, decimal bid) =>
        new(pair, bid, bid * 1.001m, bid, DateTimeOffset.UnixEpoch);
}
