using Payments.Domain.Fx;
using Payments.Domain.Values;
using Payments.Tests.Sandbox;

namespace Payments.Tests.Banks;

public sealed class HttpFxMarketTests
{
    private static readonly CurrencyPair AudEur = new(Currency.Aud, Currency.Eur);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prices_come_in_the_order_asked_with_their_time()
    {
        var now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        await using var world = await OutsideWorld.StartAsync(time: new FakeTime(now));
        var jpyKwd = new CurrencyPair(Currency.Jpy, Currency.Kwd);

        var prices = await world.Get<IFxMarket>().GetPricesAsync([AudEur, jpyKwd], Token);

        prices.Select(price => price.Pair).ShouldBe([AudEur, jpyKwd]);
        prices.ShouldAllBe(price => price.At == now);
        prices[0].Bid.ShouldBeLessThan(prices[0].Ask);
        prices[0].Mid.ShouldBeInRange(0.5m, 0.7m);
        prices[1].Mid.ShouldBeInRange(0.0015m, 0.0025m);
    }

    [Fact]
    public async Task A_pair_that_is_not_traded_is_told_apart_from_a_market_that_is_down()
    {
        await using var world = await OutsideWorld.StartAsync();
        var pair = new CurrencyPair(Currency.Aud, Currency.Parse("XPF"));

        await Should.ThrowAsync<FxPairNotTradedException>(() =>
            world.Get<IFxMarket>().GetPricesAsync([pair], Token)
        );
    }

    [Fact]
    public async Task Stale_prices_are_not_passed_on()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 11, 20, 12, 0, 0, 500, TimeSpan.Zero));
        await using var world = await OutsideWorld.StartAsync(
            time: time,
            settings: ("Banks:FxStaleAfter", "00:00:00.4")
        );

        var refused = await Should.ThrowAsync<FxMarketUnavailableException>(() =>
            world.Get<IFxMarket>().GetPricesAsync([AudEur], Token)
        );

        refused.Message.ShouldContain("stale");
    }

    [Theory]
    [InlineData(
        """{"timestamp":"NOW","rates":[{"pair":"AUD/EUR","bid":"0.7","ask":"0.6","mid":"0.65"}]}"""
    )]
    [InlineData(
        """{"timestamp":"NOW","rates":[{"pair":"EUR/AUD","bid":"0.6","ask":"0.7","mid":"0.65"}]}"""
    )]
    [InlineData(
        """{"timestamp":"NOW","rates":[{"pair":"AUD/EUR","bid":"-1","ask":"0.7","mid":"0.65"}]}"""
    )]
    [InlineData(
        """{"timestamp":"NOW","rates":[{"pair":"AUD/EUR","bid":0.6,"ask":"0.7","mid":"0.65"}]}"""
    )]
    [InlineData("""{"timestamp":"NOW","rates":[]}""")]
    [InlineData("""{"rates":[{"pair":"AUD/EUR","bid":"0.6","ask":"0.7","mid":"0.65"}]}""")]
    [InlineData("nonsense")]
    public async Task Prices_that_make_no_sense_are_not_passed_on(string body)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("O", null);
        await using var strange = await StrangeServer.StartAsync(
            body.Replace("NOW", now, StringComparison.Ordinal)
        );
        await using var world = await strange.WorldAsync();

        await Should.ThrowAsync<FxMarketUnavailableException>(() =>
            world.Get<IFxMarket>().GetPricesAsync([AudEur], Token)
        );
    }
}
