using Microsoft.EntityFrameworkCore;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Tests.FundingAccounts;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

/// <summary>A market that says and does what the test wants.</summary>
internal sealed class TestMarket(TimeProvider time) : IFxMarket, IFxDealer
{
    /// <summary>Dollars for a euro.</summary>
    public decimal Bid { get; set; } = 1.6500m;

    public bool IsSilent { get; set; }

    public bool IsTraded { get; set; } = true;

    public FxOrderState Answer { get; set; } = new(FxOrderOutcome.Executed, null);

    /// <summary>Each order as often as it was placed.</summary>
    public List<FxOrder> Orders { get; } = [];

    public Task<IReadOnlyList<CurrencyPair>> GetPairsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CurrencyPair>>([]);

    public Task<IReadOnlyList<MarketPrice>> GetPricesAsync(
        IReadOnlyList<CurrencyPair> pairs,
        CancellationToken cancellationToken
    ) =>
        IsSilent ? throw new FxMarketUnavailableException("Nobody is there.")
        : IsTraded
            ? Task.FromResult<IReadOnlyList<MarketPrice>>([
                .. pairs.Select(pair => new MarketPrice(
                    pair,
                    Bid,
                    Bid * 1.002m,
                    Bid * 1.001m,
                    time.GetUtcNow()
                )),
            ])
        : throw new FxPairNotTradedException("Not here.");

    public Task<FxOrderState> PlaceAsync(FxOrder order, CancellationToken cancellationToken)
    {
        if (IsSilent)
        {
            throw new FxMarketUnavailableException("Nobody is there.");
        }

        Orders.Add(order);
        return Task.FromResult(Answer);
    }

    public Task<FxOrderState> CancelAsync(string orderId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

/// <summary>Foreign money on its way into the home currency, step by step.</summary>
internal static class InboundStates
{
    /// <summary>A tenant that wants its foreign money converted.</summary>
    public static async Task GivenAutoReceiveAsync(this PaymentsWorld world)
    {
        await world.GivenTenantAsync();
        await world.DoAsync(async work =>
            (await work.GetAsync<Tenant>(world.TenantId)).SetAutoReceive(true, work)
        );
    }

    /// <summary>The rail tells of 100.00 EUR from the tenant's own account.</summary>
    public static Task GivenFundingAsync(
        this PaymentsWorld world,
        string creditId = "funding-1",
        long minorUnits = 10_000
    ) =>
        world.HearAsync(
            FundingStates.Notice(FundingReference.Of(world.TenantId), creditId) with
            {
                Amount = new(minorUnits, Currency.Eur),
            }
        );

    /// <summary>Both workers take what waits for them, once each.</summary>
    public static async Task CarryAsync(this PaymentsWorld world, TestMarket market)
    {
        await world.CarryAsync(new InboundPrices(market, world.Gate));
        await world.CarryAsync(new InboundOrders(market, world.Gate));
    }

    public static async Task CarryAsync(this PaymentsWorld world, IOutboxHandler handler) =>
        await handler.HandleAsync(await world.WaitingAsync(handler.Kind), PaymentsWorld.Cancel);

    public static async Task<List<OutboxItem>> WaitingAsync(this PaymentsWorld world, string kind)
    {
        await using var db = world.Open();
        return await db.Set<OutboxItem>()
            .Where(item => item.Kind == kind)
            .ToListAsync(PaymentsWorld.Cancel);
    }

    /// <summary>The book is sound, and each currency sums to nothing over all accounts.</summary>
    public static async Task ShouldBalanceAsync(this PaymentsWorld world)
    {
        var fault = await new LedgerProof(world.Storage.Database).VerifyAsync(
            world.TenantId,
            PaymentsWorld.Cancel
        );
        fault.ShouldBeNull();
        foreach (var currency in (Currency[])[Currency.Aud, Currency.Eur])
        {
            var sum = 0L;
            foreach (var kind in Enum.GetValues<AccountKind>())
            {
                sum += await world.BalanceAsync(kind, currency);
            }

            sum.ShouldBe(0, currency.Code);
        }
    }
}
