using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;
using FxOrderState = Payments.Domain.Fx.FxOrderState;

namespace Payments.Tests.FxPayments;

/// <summary>Whatever comes in at whatever price: nothing is lost, and nobody gains by converting.</summary>
public sealed class InboundRoundTripTests
{
    [Fact]
    public async Task What_came_in_is_there_and_converted_back_it_is_never_more()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenAutoReceiveAsync();
        var at = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var rate = Payments.Sandbox.Fx.FxMarket.Rate("EUR", "AUD", at)!;
        var credits =
            from digits in Gen.Choose(1, 999)
            from exponent in Gen.Choose(0, 6)
            from isTraded in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
            select (MinorUnits: digits * (long)Math.Pow(10, exponent), isTraded);
        var market = new TestMarket(world.Clock) { Bid = rate.Bid };
        var brought = 0L;
        foreach (
            var ((minorUnits, isTraded), number) in credits
                .Sample(60, 10)
                .Select((credit, number) => (credit, number))
        )
        {
            market.Answer = new(isTraded ? FxOrderOutcome.Executed : FxOrderOutcome.Rejected, null);
            await world.GivenFundingAsync($"credit-{number}", minorUnits);
            await world.CarryAsync(market);
            brought += minorUnits;
        }

        await world.ShouldBalanceAsync();
        var (converted, got) = await ClosedAsync(world);
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(
            brought - converted
        );
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(got);
        // What we have given out is covered by what the market pays for what we have taken.
        ((decimal)got).ShouldBeLessThanOrEqualTo(converted * rate.Bid);

        await ConvertBackAsync(world, got, at);

        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBeLessThan(brought);
        await world.ShouldBalanceAsync();
    }

    private static async Task<(long From, long To)> ClosedAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        var closed = await db.Set<Payment>()
            .Where(payment => payment.Status == PaymentStatus.Closed)
            .ToListAsync(PaymentsWorld.Cancel);
        closed.ShouldNotBeEmpty();
        return (
            closed.Sum(payment => payment.From.MinorUnits),
            closed.Sum(payment => payment.To.MinorUnits)
        );
    }

    private static async Task ConvertBackAsync(
        PaymentsWorld world,
        long minorUnits,
        DateTimeOffset at
    )
    {
        var rate = Payments.Sandbox.Fx.FxMarket.Rate("AUD", "EUR", at)!;
        var pair = new CurrencyPair(Currency.Aud, Currency.Eur);
        var quote = await world.RunAsync(
            new CreateQuote(
                pair,
                PaymentsWorld.Aud(minorUnits),
                null,
                Firm: true,
                QuoteApplicability.Conversion
            )
            {
                Price = new(pair, rate.Bid, rate.Ask, rate.Mid, world.Clock.GetUtcNow()),
            }
        );
        var conversion = await world.RunAsync(new CreateConversion(quote.Value.Id, null, null));
        await world.RunAsync(
            new RecordMarketAnswer(
                conversion.Value.Id,
                new FxOrderState(FxOrderOutcome.Executed, null),
                (await world.WaitingAsync(MarketOrders.OutboxKind)).Single().Id
            ),
            caller: world.Caller.As(Domain.Tenancy.Actor.Bank)
        );
        (await world.ReadAsync<Conversion>()).Status.ShouldBe(ConversionStatus.Converted);
    }
}
