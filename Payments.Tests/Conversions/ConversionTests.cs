using Payments.Domain.Conversions;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Conversions;

public sealed class ConversionTests
{
    private static readonly FxOrderState Working = new(FxOrderOutcome.Working, null);
    private static readonly FxOrderState Executed = new(FxOrderOutcome.Executed, null);
    private static readonly FxOrderState Rejected = new(FxOrderOutcome.Rejected, "TECHNICAL_ISSUE");
    private static readonly FxOrderState Cancelled = new(FxOrderOutcome.Cancelled, null);

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task It_moves_between_two_balances_and_each_currency_sums_to_zero(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (conversion, quote) = await GivenConversionAsync(world);

        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(
            100_000 - 10_000 - quote.Fee.MinorUnits
        );
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(0);

        await MarketSaysAsync(world, conversion, Executed);

        (await world.ReadAsync<Conversion>()).Status.ShouldBe(ConversionStatus.Converted);
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(
            quote.To.MinorUnits
        );
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(10_000);
        (await world.BalanceAsync(AccountKind.FxPosition, Currency.Eur)).ShouldBe(
            -quote.To.MinorUnits
        );
    }

    [Theory]
    [InlineData(FxOrderOutcome.Rejected, ConversionStatus.Failed)]
    [InlineData(FxOrderOutcome.Cancelled, ConversionStatus.Cancelled)]
    public async Task What_is_not_traded_comes_back_with_its_fee(
        FxOrderOutcome outcome,
        ConversionStatus end
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var (conversion, _) = await GivenConversionAsync(world);

        await MarketSaysAsync(world, conversion, new(outcome, null));

        var ended = await world.ReadAsync<Conversion>();
        (ended.Status, ended.ReasonCode is null).ShouldBe((end, false));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.FxPosition)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_the_answers_of_the_market_the_first_end_counts_once(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var (conversion, quote) = await GivenConversionAsync(world);
        FxOrderState[] said = [Working, Executed, Executed, Cancelled, Working, Rejected, Executed];

        foreach (var answer in said)
        {
            await MarketSaysAsync(world, conversion, answer);
        }

        var ended = await world.ReadAsync<Conversion>();
        (ended.Status, ended.ReasonCode).ShouldBe((ConversionStatus.Converted, null));
        (await world.BalanceAsync(AccountKind.Available, Currency.Eur)).ShouldBe(
            quote.To.MinorUnits
        );
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(
            100_000 - 10_000 - quote.Fee.MinorUnits
        );
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Fifty_conversions_race_for_a_quote_and_one_gets_it(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenFundsAsync(100_000);
        var quote = await world.GivenFirmQuoteAsync(applicability: QuoteApplicability.Conversion);

        var racers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => TryAsync(world, quote.Id))
        );

        racers.Count(refusal => refusal is null).ShouldBe(1);
        racers.OfType<QuoteAlreadyUsedException>().Count().ShouldBe(49);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(10_000);
    }

    [Fact]
    public async Task A_quote_for_payments_or_one_that_is_over_converts_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(100_000);
        var forPayments = await world.GivenFirmQuoteAsync();
        var indicative = await world.GivenFirmQuoteAsync(
            firm: false,
            applicability: QuoteApplicability.Conversion
        );
        var late = await world.GivenFirmQuoteAsync(applicability: QuoteApplicability.Conversion);

        (await TryAsync(world, forPayments.Id)).ShouldBeOfType<InvalidInputException>();
        (await TryAsync(world, indicative.Id)).ShouldBeOfType<InvalidInputException>();
        world.Clock.Advance(Quote.FirmFor);
        (await TryAsync(world, late.Id)).ShouldBeOfType<QuoteExpiredException>();
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000);
    }

    [Fact]
    public async Task More_than_there_is_converts_nothing_and_leaves_the_quote_open()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(9_000);
        var quote = await world.GivenFirmQuoteAsync(applicability: QuoteApplicability.Conversion);

        (await TryAsync(world, quote.Id)).ShouldBeOfType<InsufficientFundsException>();

        (await world.ReadAsync<Quote>()).Status.ShouldBe(QuoteStatus.Open);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(9_000);
    }

    [Fact]
    public async Task Asking_twice_to_call_it_off_asks_the_market_once()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var (conversion, _) = await GivenConversionAsync(world);

        await world.RunAsync(new CancelConversion(conversion.Id));
        await world.RunAsync(new CancelConversion(conversion.Id));

        await using var db = world.Open();
        db.Set<OutboxItem>().Count(item => item.Kind == MarketCancellations.OutboxKind).ShouldBe(1);
        // It was in time only if the market says so.
        await MarketSaysAsync(world, conversion, Executed);
        (await world.ReadAsync<Conversion>()).Status.ShouldBe(ConversionStatus.Converted);
    }

    private static async Task<(Conversion, Quote)> GivenConversionAsync(PaymentsWorld world)
    {
        await world.GivenFundsAsync(100_000);
        var quote = await world.GivenFirmQuoteAsync(applicability: QuoteApplicability.Conversion);
        return ((await world.RunAsync(new CreateConversion(quote.Id, null, null))).Value, quote);
    }

    private static async Task MarketSaysAsync(
        PaymentsWorld world,
        Conversion conversion,
        FxOrderState answer
    ) =>
        await world.RunAsync(
            new RecordMarketAnswer(conversion.Id, answer, EntityId.New<OutboxItemId>()),
            caller: world.Caller.As(Actor.Bank)
        );

    private static async Task<DomainException?> TryAsync(PaymentsWorld world, QuoteId quoteId)
    {
        try
        {
            await world.RunAsync(new CreateConversion(quoteId, null, null));
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal;
        }
    }
}
