using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

/// <summary>Buys a firm quote and exchanges between two balances of the tenant.</summary>
public sealed record CreateConversion(QuoteId QuoteId, string? Note, string? ExternalId)
    : Command<Conversion>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [QuoteId];

    public override async ValueTask<Conversion> HandleAsync(Work work)
    {
        var quote = await work.GetAsync<Quote>(QuoteId, "input", "quoteId");
        quote.Use(work, QuoteApplicability.Conversion);
        var target = await work.Ledger.BalanceAsync(new(AccountKind.Available, quote.To.Currency));
        // What could not be booked later is refused now, while nothing has been traded.
        quote.To.RequireRoomFor(target.Posted, "input", "quoteId");
        var conversion = Conversion.Initialise(this, quote, work.TenantId, work.Now);
        work.Add(conversion);
        await work.Ledger.PostAsync(ConversionPostings.Initialised(conversion));
        work.Events.Created(conversion, ConversionLifecycle.Table, conversion.Status);
        await work.Timers.CancelAsync(QuoteExpiry.TimerKind, quote.Subject);
        work.Outbox.Enqueue(
            MarketOrders.OutboxKind,
            conversion.Subject,
            new FxOrder(
                conversion.Subject.ToString(),
                conversion.From,
                conversion.To,
                conversion.Note
            )
        );
        return conversion;
    }
}
