using Payments.Domain.Deposits;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

/// <summary>Foreign money that is converted as it comes: its money, and what a crash leaves.</summary>
public sealed class InboundPaymentTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task It_is_set_aside_then_priced_then_traded_and_in_the_home_balance(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var market = new TestMarket(world.Clock);
        await world.GivenAutoReceiveAsync();

        await world.GivenFundingAsync();
        (await EurosAsync(world)).ShouldBe((0, 10_000));
        await world.CarryAsync(new InboundPrices(market, world.Gate));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(0);
        await world.CarryAsync(new InboundOrders(market, world.Gate));

        var payment = await world.ReadAsync<Payment>();
        // 1.65 less our 40 basis points.
        (payment.Rate, payment.To).ShouldBe((new Rate(1.6434m), PaymentsWorld.Aud(16_434)));
        (await EurosAsync(world)).ShouldBe((0, 0));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(16_434);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(10_000);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(-16_434);
        (await world.ToldOfAsync(payment.Subject)).ShouldBe([
            "1 payment.created",
            "2 payment.opened",
            "3 payment.closed",
        ]);
        await world.ShouldBalanceAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Twenty_notices_and_a_crash_after_each_step_make_one_payment(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var market = new TestMarket(world.Clock);
        await world.GivenAutoReceiveAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.GivenFundingAsync()));
        await world.RestartAsync();
        await world.GivenFundingAsync();
        var questions = await world.WaitingAsync(InboundPrices.OutboxKind);
        questions.Count.ShouldBe(1);

        // The worker has asked and recorded, and dies before it knows: it asks again, at another price.
        await new InboundPrices(market, world.Gate).HandleAsync(questions, PaymentsWorld.Cancel);
        await world.RestartAsync();
        market.Bid = 1.9m;
        await new InboundPrices(market, world.Gate).HandleAsync(questions, PaymentsWorld.Cancel);
        var orders = await world.WaitingAsync(InboundOrders.OutboxKind);
        orders.Count.ShouldBe(1);
        await new InboundOrders(market, world.Gate).HandleAsync(orders, PaymentsWorld.Cancel);
        await world.RestartAsync();
        await new InboundOrders(market, world.Gate).HandleAsync(orders, PaymentsWorld.Cancel);
        await world.GivenFundingAsync();

        var payment = await world.ReadAsync<Payment>();
        payment.Status.ShouldBe(PaymentStatus.Closed);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(16_434);
        market.Orders.Distinct().ShouldHaveSingleItem().OrderId.ShouldBe($"{payment.Id}");
        (await world.WaitingAsync(InboundPrices.OutboxKind)).ShouldBeEmpty();
        (await world.WaitingAsync(InboundOrders.OutboxKind)).ShouldBeEmpty();
        await world.ShouldBalanceAsync();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_order_that_was_placed_before_a_crash_is_the_same_order_after_it(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var market = new TestMarket(world.Clock);
        await world.GivenAutoReceiveAsync();
        await world.GivenFundingAsync();
        await world.CarryAsync(new InboundPrices(market, world.Gate));
        var order = await world.WaitingAsync(InboundOrders.OutboxKind);

        // The market trades, the answer is lost, and the market says it again.
        await market.PlaceAsync(OrderOf(await world.ReadAsync<Payment>()), PaymentsWorld.Cancel);
        await world.RestartAsync();
        await new InboundOrders(market, world.Gate).HandleAsync(order, PaymentsWorld.Cancel);

        market.Orders.Count.ShouldBe(2);
        market.Orders[0].ShouldBe(market.Orders[1]);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(16_434);
    }

    [Theory]
    [InlineData(true, false, "AMOUNT_NOT_EXCHANGEABLE")]
    [InlineData(false, false, "CURRENCY_PAIR_NOT_SUPPORTED")]
    [InlineData(true, true, "UNSETTLED")]
    public async Task What_is_not_traded_is_in_the_foreign_balance_again(
        bool isTraded,
        bool isRejected,
        string reason
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var market = new TestMarket(world.Clock)
        {
            IsTraded = isTraded,
            Answer = new(FxOrderOutcome.Rejected, "UNSETTLED"),
            Bid = isRejected ? 1.65m : 0.000001m,
        };
        await world.GivenAutoReceiveAsync();
        await world.GivenFundingAsync();

        await world.CarryAsync(market);
        await world.CarryAsync(market);

        var payment = await world.ReadAsync<Payment>();
        (payment.Status, payment.ReasonCode).ShouldBe((PaymentStatus.Failed, reason));
        (await EurosAsync(world)).ShouldBe((10_000, 0));
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(0);
        await world.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_silent_market_is_asked_until_it_answers_or_is_given_up()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var market = new TestMarket(world.Clock) { IsSilent = true };
        await world.GivenAutoReceiveAsync();
        await world.GivenFundingAsync();
        var handler = new InboundPrices(market, world.Gate);
        var asked = (await world.WaitingAsync(handler.Kind)).Single();
        await Should.ThrowAsync<FxMarketUnavailableException>(() =>
            handler.HandleAsync([asked], PaymentsWorld.Cancel)
        );
        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Initialising);

        asked.Attempts = InboundPrices.QuestionsMax - 1;
        await handler.HandleAsync([asked], PaymentsWorld.Cancel);

        var payment = await world.ReadAsync<Payment>();
        (payment.Status, payment.ReasonCode).ShouldBe((PaymentStatus.Failed, "MARKET_UNAVAILABLE"));
        (await EurosAsync(world)).ShouldBe((10_000, 0));
    }

    [Fact]
    public async Task What_has_no_room_in_the_home_balance_is_not_traded()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var market = new TestMarket(world.Clock);
        await world.GivenAutoReceiveAsync();
        await world.GivenFundsAsync(long.MaxValue - 16_433);
        await world.GivenFundingAsync();

        await world.CarryAsync(market);

        (await world.ReadAsync<Payment>()).ReasonCode.ShouldBe("AMOUNT_TOO_LARGE");
        market.Orders.ShouldBeEmpty();
        (await EurosAsync(world)).ShouldBe((10_000, 0));
    }

    [Fact]
    public async Task The_money_of_a_deposit_is_refunded_or_converted_and_never_both()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var market = new TestMarket(world.Clock) { Answer = new(FxOrderOutcome.Rejected, null) };
        await world.GivenAutoReceiveAsync();
        await world.GivenFundingAsync();
        var deposit = await world.ReadAsync<Deposit>();
        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.RunAsync(new RefundDeposit(deposit.Id, null, null))
        );

        await world.CarryAsync(market);
        await world.RunAsync(new RefundDeposit(deposit.Id, null, null));

        (await EurosAsync(world)).ShouldBe((0, 10_000));
        await world.ShouldBalanceAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_or_twice_changes_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var market = new TestMarket(world.Clock);
        await world.GivenAutoReceiveAsync();
        await world.GivenFundingAsync();
        await world.CarryAsync(new InboundPrices(market, world.Gate));
        var order = await world.WaitingAsync(InboundOrders.OutboxKind);
        await new InboundOrders(market, world.Gate).HandleAsync(order, PaymentsWorld.Cancel);

        market.Answer = new(FxOrderOutcome.Rejected, null);
        await new InboundOrders(market, world.Gate).HandleAsync(order, PaymentsWorld.Cancel);

        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Closed);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(16_434);
    }

    private static FxOrder OrderOf(Payment payment) =>
        new($"{payment.Subject}", payment.From, payment.To, payment.Reference);

    /// <summary>What can be paid with, and what is set aside.</summary>
    private static async Task<(long Available, long SetAside)> EurosAsync(PaymentsWorld world) =>
        (
            await world.BalanceAsync(AccountKind.Available, Currency.Eur),
            await world.BalanceAsync(AccountKind.PendingOut, Currency.Eur)
        );
}
