using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

/// <summary>Takes what the market says about a conversion's order.</summary>
/// <param name="ConversionId">Whose order it is.</param>
/// <param name="Answer">What the market says.</param>
/// <param name="Item">The outbox item that asked; it is done once the order has ended.</param>
public sealed record RecordMarketAnswer(
    ConversionId ConversionId,
    FxOrderState Answer,
    OutboxItemId Item
) : Command<Conversion>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [ConversionId, Item];

    public override async ValueTask<Conversion> HandleAsync(Work work)
    {
        var conversion = await work.GetAsync<Conversion>(ConversionId);
        await conversion.TakeAsync(Answer, work);
        if (conversion.IsFinal)
        {
            await work.Outbox.CompleteAsync(Item);
        }

        return conversion;
    }
}
