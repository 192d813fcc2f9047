using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Recipients;
using Payments.Domain.Reviews;
using Payments.Domain.Values;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Asks for a price, in either direction, from either side.</summary>
internal sealed class AskForQuote : Activity
{
    public override int Weight => 14;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var pair = dice.OneIn(3)
            ? new CurrencyPair(Currency.Eur, Currency.Aud)
            : new CurrencyPair(Currency.Aud, Currency.Eur);
        var mid = dice.Between(5_500, 6_500) / 10_000m;
        if (pair.From == Currency.Eur)
        {
            mid = decimal.Round(1 / mid, 6);
        }

        var fixesFrom = dice.OneIn(2);
        var minorUnits = dice.Between(100, 50_000);
        return simulation.CreateAsync(
            tenant,
            new CreateQuote(
                pair,
                fixesFrom ? new Money(minorUnits, pair.From) : null,
                fixesFrom ? null : new Money(minorUnits, pair.To),
                Firm: !dice.OneIn(5),
                dice.OneIn(2) ? QuoteApplicability.Conversion : QuoteApplicability.Payment
            )
            {
                Price = new(pair, mid - 0.0005m, mid + 0.0005m, mid, simulation.Clock.GetUtcNow()),
            }
        );
    }
}

/// <summary>Buys a quote, which may be used, expired, or meant for nobody.</summary>
internal sealed class PayAbroad : Activity
{
    private static readonly string[] References =
    [
        "Invoice 9",
        "Invoice 10",
        "HALT_AML",
        "PUSH_AML",
        "FAIL_AML",
        "SEND_RFI",
    ];

    public override int Weight => 10;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var quote = dice.OneIn(4)
            ? await simulation.PickAsync<Quote>(tenant)
            : await simulation.PickAsync<Quote>(
                tenant,
                one =>
                    one is { Status: QuoteStatus.Open, Applicability: QuoteApplicability.Payment }
            );
        if (quote is null)
        {
            return null;
        }

        var recipient = await simulation.PickAsync<Recipient>(
            tenant,
            one => one.Account.Currency == quote.To.Currency
        );
        return recipient is null
            ? null
            : await simulation.CreateAsync(
                tenant,
                new CreatePayment(quote.Id, recipient.Id, null, null, dice.Of(References), null)
            );
    }
}

/// <summary>Calls a payment off, which may be over, or on its way.</summary>
internal sealed class CallOff : Activity
{
    public override int Weight => 5;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var payment = await simulation.PickAsync<Payment>(tenant);
        if (payment is null)
        {
            return null;
        }

        var bid = simulation.Dice.Between(5_000, 20_000) / 10_000m;
        return await simulation.ChangeAsync(
            tenant,
            new CancelPayment(payment.Id, null)
            {
                Price = new(
                    new(payment.To.Currency, payment.From.Currency),
                    bid,
                    bid + 0.001m,
                    bid + 0.0005m,
                    simulation.Clock.GetUtcNow()
                ),
            }
        );
    }
}

/// <summary>Decides the review of a payment, which may be none any more.</summary>
internal sealed class ReviewPayment : Activity
{
    public override int Weight => 3;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var payment = await simulation.PickAsync<Payment>(tenant);
        return payment is null
            ? null
            : await simulation.ChangeAsync(
                tenant,
                new SimulatePaymentReview(
                    payment.Id,
                    simulation.Dice.Of(Enum.GetValues<ReviewDecision>()),
                    null,
                    null
                )
            );
    }
}
