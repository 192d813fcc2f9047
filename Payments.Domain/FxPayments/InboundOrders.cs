using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>
/// Carries the orders of inbound payments to the market, and asks again until each has ended. Placed
/// again after a crash, an order is traded once: its id is the payment's.
/// </summary>
public sealed class InboundOrders(IFxDealer dealer, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.inbound_order";

    public string Kind => OutboxKind;

    public OutboxPolicy Policy => MarketOrders.Patience;

    public Task HandleAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        Task.WhenAll(
            items.Select(async item =>
            {
                var order = JsonSerializer.Deserialize<FxOrder>(item.Payload, CommandJson.Options)!;
                var answer = await dealer.PlaceAsync(order, cancellationToken);
                await gate.RunAsync(
                    new RecordInboundAnswer(PaymentId.From(item.SubjectId), answer, item.Id),
                    new Caller(item.TenantId, item.Environment, Actor.Bank),
                    cancellationToken
                );
            })
        );
}

/// <summary>Takes what the market says about the order of an inbound payment.</summary>
/// <param name="PaymentId">Whose order it is.</param>
/// <param name="Answer">What the market says.</param>
/// <param name="Item">The outbox item that asked; it is done once the order has ended.</param>
public sealed record RecordInboundAnswer(
    PaymentId PaymentId,
    FxOrderState Answer,
    OutboxItemId Item
) : Command<Payment>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId, Item];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var payment = await work.GetAsync<Payment>(PaymentId);
        await payment.TakeAsync(work, Answer);
        if (payment.IsFinal)
        {
            await work.Outbox.CompleteAsync(Item);
        }

        return payment;
    }
}
