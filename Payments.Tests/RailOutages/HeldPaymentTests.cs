using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Storage.Outbox;
using Payments.Tests.Kit;

namespace Payments.Tests.RailOutages;

/// <summary>Calling payments off while their rail is down: what no rail has is stopped, what one may have is asked for until it answers.</summary>
public sealed class HeldPaymentTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Held_back_it_is_called_off_at_once_with_its_fee_and_never_goes_out(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var outage = new OutageWorld(world, rail);
        var payment = await GivenPaymentAsync(world, outage, isDown: true);
        payment.IsHeldBack.ShouldBeTrue();
        (await outage.HeldCountAsync()).ShouldBe(1);
        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(new SimulatePaymentOutcome(payment.Id, RailOutcome.Settled, null))
        );

        var cancelled = await CancelAsync(world, payment);

        (cancelled.Status, cancelled.Cancellation!.FeeReturned).ShouldBe(
            (PaymentStatus.Cancelled, payment.Fee)
        );
        var loss = cancelled.Cancellation.Loss.MinorUnits;
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - loss);
        (await world.BalanceAsync(AccountKind.PendingOut, Currency.Eur)).ShouldBe(0);
        (await world.ToldOfAsync(payment.Subject)).ShouldBe([
            "1 payment.created",
            "2 payment.held_back",
            "3 payment.cancelled",
        ]);
        (await outage.HeldCountAsync()).ShouldBe(0);
        (await RecallsAsync(world)).ShouldBeEmpty();
        await world.RunAsync(new SimulateRailOutage(RailScheme.CrossBorder, Down: false));
        await outage.KeepAsync();
        await outage.PumpAsync();
        rail.Knocks.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Handed_over_it_is_for_the_rail_to_say(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var outage = new OutageWorld(world, rail);
        var payment = await GivenPaymentAsync(world, outage, isDown: true);
        await world.RunAsync(new SimulateRailOutage(RailScheme.CrossBorder, Down: false));
        (await outage.KeepAsync()).ShouldBe(1);

        var asked = await CancelAsync(world, payment);

        (asked.Status, asked.IsBeingCalledOff).ShouldBe((PaymentStatus.Open, true));
        await outage.PumpAsync();
        await RecallAsync(world, rail);
        (await RecallsAsync(world)).ShouldBeEmpty();
        rail.Has.ShouldBe([payment.Id.ToString()]);
        (await world.ToldOfAsync(payment.Subject)).ShouldBe([
            "1 payment.created",
            "2 payment.held_back",
            "3 payment.handed_over",
            "4 payment.cancellation_requested",
        ]);
    }

    // Hours of an outage: the instruction is never given up, so what calls it off is not either.
    [Theory, MemberData(nameof(Databases))]
    public async Task However_long_its_rail_is_away_what_calls_it_off_is_not_given_up(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var rail = new DoubtfulRail();
        var outage = new OutageWorld(world, rail);
        var payment = await GivenPaymentAsync(world, outage, isDown: false);
        rail.Down.Add(RailScheme.CrossBorder);
        await CancelAsync(world, payment);
        for (var hour = 0; hour < 15; hour++)
        {
            await outage.PumpAsync();
            await RecallAsync(world, rail);
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        // The recall is there before the instruction: the rail has never heard of that.
        rail.Down.Clear();
        await RecallAsync(world, rail);
        (await world.ReadAsync<Payment>()).IsBeingCalledOff.ShouldBeTrue();
        await outage.PumpAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecallAsync(world, rail);

        (await RecallsAsync(world)).ShouldBeEmpty();
        await world.RailSaysAsync(payment.Subject, RailOutcome.Rejected, "CUST");
        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Cancelled);
    }

    // A rail that refuses an instruction never hears of it again.
    [Fact]
    public async Task What_has_ended_otherwise_is_not_asked_for_any_more()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var rail = new DoubtfulRail();
        var payment = await GivenPaymentAsync(world, new(world, rail), isDown: false);
        await CancelAsync(world, payment);
        await world.RailSaysAsync(payment.Subject, RailOutcome.Rejected, "AC04");

        await RecallAsync(world, rail);

        (await RecallsAsync(world)).ShouldBeEmpty();
        (await world.ReadAsync<Payment>()).Status.ShouldBe(PaymentStatus.Failed);
    }

    private static async Task<Payment> GivenPaymentAsync(
        PaymentsWorld world,
        OutageWorld outage,
        bool isDown
    )
    {
        await world.GivenFundedPayerAsync();
        var recipient = await world.GivenEuroRecipientAsync();
        var quote = await world.GivenFirmQuoteAsync();
        if (isDown)
        {
            await world.RunAsync(new SimulateRailOutage(RailScheme.CrossBorder, Down: true));
            await outage.KeepAsync();
        }

        return (
            await world.RunAsync(
                new CreatePayment(quote.Id, recipient, null, null, "Invoice 7", null)
            )
        ).Value;
    }

    private static async Task<Payment> CancelAsync(PaymentsWorld world, Payment payment)
    {
        const decimal bid = 1.6m;
        var price = new MarketPrice(
            new(Currency.Eur, Currency.Aud),
            bid,
            bid * 1.001m,
            bid * 1.0005m,
            DateTimeOffset.UnixEpoch
        );
        return (await world.RunAsync(new CancelPayment(payment.Id, null) { Price = price })).Value;
    }

    private static Task<int> RecallAsync(PaymentsWorld world, DoubtfulRail rail) =>
        new OutboxPump(
            new RailRecalls(rail, world.Gate),
            new OutboxLeases(world.Storage.Database, world.Clock),
            world.Storage.OutboxSignals,
            world.Gate,
            NullLogger.Instance
        ).PassAsync(PaymentsWorld.Cancel);

    private static async Task<List<OutboxItem>> RecallsAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<OutboxItem>()
            .Where(item => item.Kind == RailRecalls.OutboxKind)
            .ToListAsync(PaymentsWorld.Cancel);
    }
}
