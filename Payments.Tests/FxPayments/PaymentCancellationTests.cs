using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Reviews;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

public sealed class PaymentCancellationTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_loss_of_calling_off_stays_in_our_position(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var payment = await GivenPaymentAsync(world, "HALT_AML");

        var cancelled = await CancelAsync(world, payment, 1.6m);

        var loss = cancelled.Cancellation!.Loss.MinorUnits;
        loss.ShouldBePositive();
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - loss);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(loss);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.PendingOut, Currency.Eur)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(0);
    }

    [Fact]
    public async Task A_rate_that_has_risen_gives_back_what_was_paid_and_no_more()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var payment = await GivenPaymentAsync(world, "HALT_AML");

        var cancelled = await CancelAsync(world, payment, 9m);

        cancelled.Cancellation!.Returned.ShouldBe(payment.From);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
    }

    [Fact]
    public void However_small_the_amount_we_never_give_more_than_the_market_does() =>
        Prop.ForAll(
                Gen.Choose(1, 2_000_000_000).ToArbitrary(),
                Gen.Choose(1, 40_000_000).ToArbitrary(),
                (minorUnits, bid) =>
                {
                    var price = PriceOf(bid / 10_000_000m);

                    var proceeds = QuotePricing.Proceeds(price, new(minorUnits, Currency.Eur));

                    proceeds.MinorUnits.ShouldBeGreaterThanOrEqualTo(0);
                    ((decimal)proceeds.MinorUnits).ShouldBeLessThanOrEqualTo(
                        minorUnits * price.Bid
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Too_late_it_goes_on_as_if_nothing_had_been_asked(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var payment = await GivenPaymentAsync(world, "Invoice 7");
        await CancelAsync(world, payment, 1.6m);
        var recall = await RecallAsync(world);

        await world.RunAsync(new RecordRailRecall(payment.Id, RailRecallAnswer.TooLate, recall));
        await world.RunAsync(new RecordRailRecall(payment.Id, RailRecallAnswer.TooLate, recall));
        await world.RailSaysAsync(payment.Subject, RailOutcome.Settled);

        var closed = await world.ReadAsync<Payment>();
        (closed.Status, closed.Cancellation).ShouldBe((PaymentStatus.Closed, null));
        (await world.ToldOfAsync(payment.Subject)).ShouldBe([
            "1 payment.created",
            "2 payment.cancellation_requested",
            "3 payment.cancellation_refused",
            "4 payment.closed",
        ]);
    }

    [Fact]
    public async Task The_rails_report_decides_even_if_it_has_accepted_the_recall()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var payment = await GivenPaymentAsync(world, "Invoice 7");
        await CancelAsync(world, payment, 1.6m);

        await world.RailSaysAsync(payment.Subject, RailOutcome.Settled);
        await world.RailSaysAsync(payment.Subject, RailOutcome.Rejected, "CUST");

        var closed = await world.ReadAsync<Payment>();
        (closed.Status, closed.Cancellation).ShouldBe((PaymentStatus.Closed, null));
        (await world.BalanceAsync(AccountKind.PendingOut, Currency.Eur)).ShouldBe(0);
    }

    [Theory]
    [InlineData("CUST", false, PaymentStatus.Failed)]
    [InlineData("AC04", true, PaymentStatus.Failed)]
    [InlineData("CUST", true, PaymentStatus.Cancelled)]
    public async Task Only_what_was_asked_for_and_done_is_called_off(
        string schemeCode,
        bool isAsked,
        PaymentStatus end
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var payment = await GivenPaymentAsync(world, "Invoice 7");
        if (isAsked)
        {
            await CancelAsync(world, payment, 1.6m);
        }

        await world.RailSaysAsync(payment.Subject, RailOutcome.Rejected, schemeCode);

        var ended = await world.ReadAsync<Payment>();
        ended.Status.ShouldBe(end);
        (ended.Cancellation is null).ShouldBe(end is PaymentStatus.Failed);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_market_nothing_is_called_off()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var payment = await GivenPaymentAsync(world, "HALT_AML");

        await Should.ThrowAsync<MarketUnavailableException>(() =>
            world.RunAsync(new CancelPayment(payment.Id, null) { Price = null })
        );

        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Initialising);
    }

    [Fact]
    public async Task What_waits_goes_to_the_account_that_was_asked_for()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var payment = await GivenPaymentAsync(world, "HALT_AML");
        var other = new AccountDetails
        {
            Type = AccountType.Iban,
            Currency = Currency.Eur,
            Country = "DE",
            Iban = "DE02120300000000202051",
        };
        await world.RunAsync(new UpdateRecipient(payment.RecipientId!.Value, null, new(), other));

        await world.RunAsync(
            new SimulatePaymentReview(payment.Id, ReviewDecision.Approve, null, null)
        );

        await using var db = world.Open();
        db.Set<OutboxItem>()
            .Single(item => item.Kind == RailOrder.OutboxKind)
            .Payload.ShouldContain("DE89370400440532013000");
    }

    private static async Task<Payment> GivenPaymentAsync(PaymentsWorld world, string reference)
    {
        await world.GivenFundedPayerAsync();
        var recipient = await world.GivenEuroRecipientAsync();
        var quote = await world.GivenFirmQuoteAsync();
        return (
            await world.RunAsync(
                new CreatePayment(quote.Id, recipient, null, null, reference, null)
            )
        ).Value;
    }

    private static async Task<Payment> CancelAsync(
        PaymentsWorld world,
        Payment payment,
        decimal bid
    ) => (await world.RunAsync(new CancelPayment(payment.Id, null) { Price = PriceOf(bid) })).Value;

    private static MarketPrice PriceOf(decimal bid) =>
        new(
            new(Currency.Eur, Currency.Aud),
            bid,
            bid * 1.001m,
            bid * 1.0005m,
            DateTimeOffset.UnixEpoch
        );

    private static async Task<OutboxItemId> RecallAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return db.Set<OutboxItem>().Single(item => item.Kind == RailRecalls.OutboxKind).Id;
    }
}
