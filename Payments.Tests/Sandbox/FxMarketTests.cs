using FsCheck;
using FsCheck.Fluent;
using Payments.Sandbox.Fx;

namespace Payments.Tests.Sandbox;

public sealed class FxMarketTests
{
    private static readonly string[] Currencies = [.. FxMarket.Currencies];

    private static readonly Gen<(string From, string To, string Third, DateTimeOffset At)> Moments =
        from at in Gen.Choose(0, 2_000_000_000)
        from triple in Gen.Shuffle(Currencies)
        select (triple[0], triple[1], triple[2], DateTimeOffset.FromUnixTimeSeconds(at));

    [Theory]
    [InlineData("AUD", "EUR", "USD", "GBP", "JPY", "KWD", "NZD", "SGD", "INR", "CNY", "MXN")]
    public void All_currencies_of_the_demo_are_traded(params string[] demo) =>
        demo.Except(Currencies).ShouldBeEmpty();

    [Fact]
    public void No_circle_of_two_or_three_exchanges_gains() =>
        Holds(moment =>
        {
            var (from, to, third, at) = moment;
            var there = Rate(from, to, at).Bid;

            (there * Rate(to, from, at).Bid).ShouldBeLessThan(1);
            (there * Rate(to, third, at).Bid * Rate(third, from, at).Bid).ShouldBeLessThan(1);
        });

    [Fact]
    public void Both_directions_of_a_pair_tell_the_same_price() =>
        Holds(moment =>
        {
            var there = Rate(moment.From, moment.To, moment.At);
            var back = Rate(moment.To, moment.From, moment.At);

            // One is the reciprocal of the other, up to the tenth digit.
            (there.Bid * back.Ask).ShouldBe(1, 0.000_000_01m);
            (there.Mid * back.Mid).ShouldBe(1, 0.000_000_01m);
            there.Bid.ShouldBeLessThan(there.Mid);
            there.Mid.ShouldBeLessThan(there.Ask);
        });

    [Fact]
    public void A_price_moves_slowly() =>
        Holds(moment =>
        {
            var before = Rate(moment.From, moment.To, moment.At).Mid;
            var after = Rate(moment.From, moment.To, moment.At.AddSeconds(1)).Mid;

            (after / before).ShouldBe(1, 0.0001m);
        });

    [Fact]
    public void A_price_does_move()
    {
        var at = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

        var prices = Enumerable
            .Range(0, 24)
            .Select(hour => Rate("AUD", "EUR", at.AddHours(hour)).Mid);

        prices.Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public void A_currency_that_is_not_traded_has_no_price() =>
        FxMarket.Rate("AUD", "XAU", DateTimeOffset.UnixEpoch).ShouldBeNull();

    private static void Holds(
        Action<(string From, string To, string Third, DateTimeOffset At)> rule
    ) => Check.QuickThrowOnFailure(Prop.ForAll(Moments.ToArbitrary(), rule));

    private static MarketRate Rate(string sold, string bought, DateTimeOffset at) =>
        FxMarket.Rate(sold, bought, at)!;
}
