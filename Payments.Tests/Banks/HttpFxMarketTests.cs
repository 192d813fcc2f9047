using Microsoft.AspNetCore.Http;
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

    [Fact]
    public async Task A_market_that_does_not_answer_is_unavailable()
    {
        await using var strange = await StrangeServer.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
        );
        await using var world = await strange.WorldAsync(("Banks:Timeout", "00:00:00.2"));

        (await TroubleAsync(world)).ShouldBe(MarketTrouble.NoAnswer);
    }

    [Theory]
    [InlineData("0.3", "0.9", "0.6")] // a spread of 100 %
    [InlineData("1000000000000", "1000000000002", "1000000000001")]
    [InlineData("0.00000000000001", "0.00000000000001", "0.00000000000001")]
    public async Task A_price_that_no_market_has_is_absurd(string bid, string ask, string mid)
    {
        await using var strange = await StrangeServer.StartAsync(Rates(bid, ask, mid));
        await using var world = await strange.WorldAsync();

        (await TroubleAsync(world)).ShouldBe(MarketTrouble.Absurd);
    }

    [Fact]
    public async Task A_jump_is_believed_only_after_it_has_stayed()
    {
        var time = new FakeTime(Noon);
        var mid = "0.6";
        await using var strange = await StrangeServer.StartAsync(context =>
            context.Response.WriteAsync(Rates(mid, mid, mid, time.GetUtcNow()), Token)
        );
        await using var world = await strange.WorldAsync(
            time,
            ("Banks:FxFreshFor", "00:00:00"),
            ("Banks:FxJumpMax", "0.05"),
            ("Banks:FxJumpSettle", "00:01:00")
        );
        (await TroubleAsync(world)).ShouldBeNull();

        mid = "0.66";
        (await TroubleAsync(world)).ShouldBe(MarketTrouble.Jumping);
        time.Advance(TimeSpan.FromSeconds(59));
        (await TroubleAsync(world)).ShouldBe(MarketTrouble.Jumping);
        time.Advance(TimeSpan.FromSeconds(1));
        (await TroubleAsync(world)).ShouldBeNull();
    }

    [Fact]
    public async Task A_slipped_digit_goes_away_without_being_believed()
    {
        var time = new FakeTime(Noon);
        var mid = "0.6";
        await using var strange = await StrangeServer.StartAsync(context =>
            context.Response.WriteAsync(Rates(mid, mid, mid, time.GetUtcNow()), Token)
        );
        await using var world = await strange.WorldAsync(time, ("Banks:FxFreshFor", "00:00:00"));
        (await TroubleAsync(world)).ShouldBeNull();

        mid = "6";
        (await TroubleAsync(world)).ShouldBe(MarketTrouble.Jumping);
        mid = "0.61";
        (await TroubleAsync(world)).ShouldBeNull();
        mid = "6.1";
        time.Advance(TimeSpan.FromMinutes(2));
        // The doubt began anew: what jumped two minutes ago confirms nothing.
        (await TroubleAsync(world)).ShouldBe(MarketTrouble.Jumping);
    }

    [Fact]
    public async Task Many_quotes_of_a_pair_ask_the_market_once()
    {
        var time = new FakeTime(Noon);
        var asked = 0;
        await using var strange = await StrangeServer.StartAsync(context =>
        {
            // Strangers may knock as well: the port may have been another server's a moment ago.
            if (context.Request.Path == "/fx/rates")
            {
                Interlocked.Increment(ref asked);
            }

            return context.Response.WriteAsync(Rates("0.6", "0.6", "0.6", Noon), Token);
        });
        await using var world = await strange.WorldAsync(time);

        for (var quote = 0; quote < 20; quote++)
        {
            await world.Get<IFxMarket>().GetPricesAsync([AudEur], Token);
        }

        asked.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await world.Get<IFxMarket>().GetPricesAsync([AudEur], Token);
        asked.ShouldBe(2);
    }

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static string Rates(string bid, string ask, string mid, DateTimeOffset? at = null) =>
        $$"""
            {
              "timestamp": "{{at ?? TimeProvider.System.GetUtcNow():O}}",
              "rates": [{ "pair": "AUD/EUR", "bid": "{{bid}}", "ask": "{{ask}}", "mid": "{{mid}}" }]
            }
            """;

    /// <summary>What keeps the market from giving a price; null when it gives one.</summary>
    private static async Task<MarketTrouble?> TroubleAsync(OutsideWorld world)
    {
        try
        {
            await world.Get<IFxMarket>().GetPricesAsync([AudEur], Token);
            return null;
        }
        catch (FxMarketUnavailableException unavailable)
        {
            return unavailable.Trouble;
        }
    }
}
