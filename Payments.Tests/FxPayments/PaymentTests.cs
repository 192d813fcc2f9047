using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

public sealed class PaymentTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_payment_books_both_currencies_and_ends_closed(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await GivenPayerAsync(world);
        var quote = await world.GivenFirmQuoteAsync();

        var payment = await PayAsync(world, quote.Id, recipient);
        await world.RailSaysAsync(payment.Subject, RailOutcome.Settled);

        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Closed);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 10_000 - 900);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(10_000);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(
            -quote.To.MinorUnits
        );
        (await world.BalanceAsync(AccountKind.PendingOut, Currency.Eur)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_failed_payment_is_undone_at_its_own_price(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await GivenPayerAsync(world);
        var payment = await PayAsync(world, (await world.GivenFirmQuoteAsync()).Id, recipient);

        await world.RailSaysAsync(payment.Subject, RailOutcome.Rejected, "AC04");

        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Failed);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Fifty_payments_race_for_a_quote_and_one_gets_it(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await GivenPayerAsync(world);
        var quote = await world.GivenFirmQuoteAsync();

        var racers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => TryPayAsync(world, quote.Id, recipient))
        );

        racers.Count(refusal => refusal is null).ShouldBe(1);
        racers.OfType<QuoteAlreadyUsedException>().Count().ShouldBe(49);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(10_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_firm_quote_is_worth_nothing_after_two_minutes(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await GivenPayerAsync(world);
        var quote = await world.GivenFirmQuoteAsync();

        world.Clock.Advance(Quote.FirmFor);

        (await TryPayAsync(world, quote.Id, recipient)).ShouldBeOfType<QuoteExpiredException>();
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
    }

    [Fact]
    public async Task A_quote_for_conversions_buys_no_payment()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await GivenPayerAsync(world);
        var quote = await world.GivenFirmQuoteAsync(applicability: QuoteApplicability.Conversion);

        var refusal = await TryPayAsync(world, quote.Id, recipient);

        refusal.ShouldBeOfType<InvalidInputException>().Path.ShouldBe(["input", "quoteId"]);
        (await world.ReadAsync<Quote>()).Status.ShouldBe(QuoteStatus.Open);
    }

    [Fact]
    public async Task An_indicative_quote_cannot_be_bought()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await GivenPayerAsync(world);
        var quote = await world.GivenFirmQuoteAsync(firm: false);

        var refusal = await TryPayAsync(world, quote.Id, recipient);

        refusal.ShouldBeOfType<InvalidInputException>().Path.ShouldBe(["input", "quoteId"]);
    }

    [Fact]
    public async Task Without_a_market_a_used_key_still_finds_its_quote()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var pair = new CurrencyPair(Currency.Aud, Currency.Eur);
        var price = new MarketPrice(pair, 0.6m, 0.601m, 0.6005m, world.Clock.GetUtcNow());
        var asked = new CreateQuote(pair, PaymentsWorld.Aud(10_000), null, true) { Price = price };
        var first = await world.RunAsync(asked, "the-one");

        var again = await world.RunAsync(asked with { Price = null }, "the-one");
        var refusal = await Should.ThrowAsync<MarketUnavailableException>(() =>
            world.RunAsync(asked with { Price = null }, "another")
        );

        (again.Replayed, again.Value.Id).ShouldBe((true, first.Value.Id));
        refusal.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_return_that_is_heard_before_its_settlement_is_not_lost()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenFundedPayerAsync();
        var recipient = await world.GivenEuroRecipientAsync();
        var quote = await world.GivenFirmQuoteAsync();
        var payment = (
            await world.RunAsync(
                new CreatePayment(quote.Id, recipient, null, null, "Invoice 9", null)
            )
        ).Value;

        await world.RailSaysAsync(payment.Subject, RailOutcome.Returned, "AC04");
        await world.RailSaysAsync(payment.Subject, RailOutcome.Settled);

        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Closed);
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(
            payment.To.MinorUnits
        );
        (await world.BalanceAsync(AccountKind.RailClearing, Currency.Eur)).ShouldBe(0);
    }

    private static async Task<RecipientId> GivenPayerAsync(PaymentsWorld world)
    {
        await world.GivenFundedPayerAsync();
        return await world.GivenEuroRecipientAsync();
    }

    private static async Task<Payment> PayAsync(
        PaymentsWorld world,
        QuoteId quoteId,
        RecipientId recipientId
    ) =>
        (
            await world.RunAsync(
                new CreatePayment(quoteId, recipientId, null, null, "Invoice 7", null)
            )
        ).Value;

    private static async Task<DomainException?> TryPayAsync(
        PaymentsWorld world,
        QuoteId quoteId,
        RecipientId recipientId
    )
    {
        try
        {
            await PayAsync(world, quoteId, recipientId);
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal;
        }
    }
}
