using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>
/// Asks the market for the prices of inbound payments. A crash between the market and our record asks
/// again: the price that is recorded is the one that counts, and it is recorded once.
/// </summary>
public sealed class InboundPrices(IFxMarket market, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.inbound_price";

    /// <summary>A market that is silent so often, about an hour, is given up: the money stays foreign.</summary>
    internal const int QuestionsMax = 67;

    private static readonly OutboxPolicy Patience = OutboxPolicy.Default with
    {
        // The end is recorded by the last question, so that no payment waits for ever.
        AttemptsMax = int.MaxValue,
        FirstDelay = TimeSpan.FromMilliseconds(250),
        LastDelay = TimeSpan.FromMinutes(1),
    };

    public string Kind => OutboxKind;

    public OutboxPolicy Policy => Patience;

    public Task HandleAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        Task.WhenAll(
            items.Select(async item =>
            {
                var pair = JsonSerializer.Deserialize<CurrencyPair>(
                    item.Payload,
                    CommandJson.Options
                );
                await gate.RunAsync(
                    await AskAsync(item, pair, cancellationToken),
                    new Caller(item.TenantId, item.Environment, Actor.Bank),
                    cancellationToken
                );
            })
        );

    private async Task<RecordInboundPrice> AskAsync(
        OutboxItem item,
        CurrencyPair pair,
        CancellationToken cancellationToken
    )
    {
        var payment = PaymentId.From(item.SubjectId);
        try
        {
            var prices = await market.GetPricesAsync([pair], cancellationToken);
            return new(payment, prices[0], NoPrice.None, item.Id);
        }
        catch (FxPairNotTradedException)
        {
            return new(payment, null, NoPrice.NotTraded, item.Id);
        }
        catch (FxMarketUnavailableException) when (item.Attempts >= QuestionsMax - 1)
        {
            return new(payment, null, NoPrice.Silent, item.Id);
        }
    }
}

/// <summary>Why an inbound payment gets no price.</summary>
public enum NoPrice
{
    None,
    NotTraded,
    Silent,
}

/// <summary>Takes the market's price for an inbound payment, once per question.</summary>
/// <param name="PaymentId">Which.</param>
/// <param name="Price">Null when there is none, and will be none.</param>
/// <param name="Why">Why there is none.</param>
/// <param name="Item">The outbox item that asked.</param>
public sealed record RecordInboundPrice(
    PaymentId PaymentId,
    MarketPrice? Price,
    NoPrice Why,
    OutboxItemId Item
) : Command<Payment>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId, Item];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var payment = await work.GetAsync<Payment>(PaymentId);
        if (!await work.Outbox.CompleteAsync(Item))
        {
            return payment;
        }

        await (
            Price is { } price ? payment.OpenAsync(work, price)
            : Why is NoPrice.NotTraded
                ? payment.FailAsync(
                    work,
                    "CURRENCY_PAIR_NOT_SUPPORTED",
                    "The market does not trade the two currencies."
                )
            : payment.FailAsync(work, "MARKET_UNAVAILABLE", "The market has given no price.")
        );
        return payment;
    }
}
