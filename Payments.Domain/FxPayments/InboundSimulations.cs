using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>
/// Tells the simulated market how the order of an inbound payment ends. The end itself comes as any
/// does, by the market's answer to the order.
/// </summary>
public sealed class InboundSimulations(IFxDealerSimulator market, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.inbound_simulation";

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            var told = JsonSerializer.Deserialize<MarketSimulation>(
                item.Payload,
                CommandJson.Options
            )!;
            await market.ForceAsync(told.OrderId, told.Outcome, cancellationToken);
            await gate.RunAsync(
                new RecordInboundSimulation(PaymentId.From(item.SubjectId), item.Id),
                new Caller(item.TenantId, item.Environment, Actor.Bank),
                cancellationToken
            );
        }
    }
}

/// <summary>The simulated market has heard it, or said that it is too late: either way it is done.</summary>
public sealed record RecordInboundSimulation(PaymentId PaymentId, OutboxItemId Item)
    : Command<Payment>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId, Item];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        await work.Outbox.CompleteAsync(Item);
        return await work.GetAsync<Payment>(PaymentId);
    }
}
