using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

/// <summary>
/// Asks the market to call an order off. The market decides whether that is in time: only one of
/// the two ends can come, and it comes as the market's answer.
/// </summary>
public sealed record CancelConversion(ConversionId ConversionId) : Command<Conversion>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [ConversionId];

    public override async ValueTask<Conversion> HandleAsync(Work work)
    {
        var conversion = await work.GetAsync<Conversion>(ConversionId, "input", "conversionId");
        if (conversion.IsFinal)
        {
            throw new IllegalTransitionException(
                conversion.Subject,
                StatusName.Of(conversion.Status),
                StatusName.Of(ConversionStatus.Cancelled)
            );
        }

        var asksFirst = conversion.CancellationRequestedAt is null;
        conversion.RequestCancellation(work);
        if (asksFirst)
        {
            work.Outbox.Enqueue(MarketCancellations.OutboxKind, conversion.Subject, new { });
        }

        return conversion;
    }
}
