using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Values;

namespace Payments.Tests.Fx;

public sealed class QuotePricingTests
{
    private static readonly CurrencyPair Pair = new(Currency.Aud, Currency.Eur);
    private static readonly CurrencyPair Opposite = new(Currency.Eur, Currency.Aud);

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
            QuotePricing.Offer(Price(pair, (decimal)bid)),
            pair,
            new Money(given, pair.From),
            null
        );

        got.ShouldBe(new Money(gets, pair.To));
    }

    [Fact]
    public void No_round_trip_gains() =>
        Prop.ForAll(
                Gen.Choose(2, 100_000_000).ToArbitrary(),
                Gen.Choose(20, 30_000).ToArbitrary(),
                (minorUnits, bidThousandths) =>
                {
                    var bid = bidThousandths / 10_000m;
                    var there = QuotePricing.Offer(Price(Pair, bid));
                    var back = QuotePricing.Offer(Price(Opposite, 1m / (bid * 1.0005m)));
                    var start = new Money(minorUnits, Currency.Aud);
                    try
                    {
                        var (_, abroad) = QuotePricing.Sides(there, Pair, start, null);
                        var (_, home) = QuotePricing.Sides(back, Opposite, abroad, null);
                        // Rounding half to even may favour either side by half a minor unit of the
                        // coarser currency, the margin takes 0.4 % each way.
                        var slack = decimal.Ceiling(0.5m / bid) + 1;
                        return home.MinorUnits <= start.MinorUnits + slack;
                    }
                    catch (InvalidInputException)
                    {
                        return true; // too small to exchange
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_too_small_or_too_large_to_exchange_is_refused()
    {
        var rate = new Rate(0.001m);

        Should.Throw<InvalidInputException>(() =>
            QuotePricing.Sides(rate, Pair, new Money(1, Currency.Aud), null)
        );
        Should.Throw<InvalidInputException>(() =>
            QuotePricing.Sides(rate, Pair, null, new Money(long.MaxValue / 2, Currency.Eur))
        );
    }

    private static MarketPrice Price(CurrencyPair pair, decimal bid) =>
        new(pair, bid, bid * 1.001m, bid, DateTimeOffset.UnixEpoch);
}
