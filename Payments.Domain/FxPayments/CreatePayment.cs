using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.Domain.FxPayments;

/// <summary>Buys a firm quote and sends what it gives to a stored recipient.</summary>
public sealed record CreatePayment(
    QuoteId QuoteId,
    RecipientId RecipientId,
    SenderId? SenderId,
    string? Reason,
    string? Reference,
    string? ExternalId
) : Command<Payment>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        SenderId is { } sender
            ? [QuoteId, RecipientId, caller.TenantId, sender]
            : [QuoteId, RecipientId, caller.TenantId];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var quote = await work.GetAsync<Quote>(QuoteId, "input", "quoteId");
        var recipient = await work.GetAsync<Recipient>(RecipientId, "input", "recipientId");
        var sender = SenderId is { } id
            ? await work.GetAsync<Sender>(id, "input", "senderId")
            : null;
        recipient.RequireUsable("input", "recipientId");
        sender?.RequireUsable("input", "senderId");
        RailRules.RequireReference(RailScheme.CrossBorder, Reference, "input", "reference");
        if (recipient.Account.Currency != quote.To.Currency)
        {
            throw new InvalidInputException(
                $"The recipient's account takes {recipient.Account.Currency}, the quote gives {quote.To.Currency}.",
                "input",
                "recipientId"
            );
        }

        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        await PayeeCheckPolicy.RequireAcceptedAsync(
            work,
            tenant,
            recipient.Account,
            "input",
            "recipientId"
        );
        quote.Use(work, QuoteApplicability.Payment);
        var payment = Payment.Open(this, quote, work.TenantId, work.Now);
        work.Add(payment);
        await work.Ledger.PostAsync(PaymentPostings.Opened(payment));
        work.Events.Created(payment, PaymentLifecycle.Table, payment.Status);
        await work.Timers.CancelAsync(QuoteExpiry.TimerKind, quote.Subject);
        RailOrder.Enqueue(
            work,
            payment,
            RailScheme.CrossBorder,
            payment.To,
            new(
                sender?.DisplayName
                    ?? tenant?.Name
                    ?? throw new InvalidOperationException("A caller has a tenant."),
                null
            ),
            RailOrder.PartyOf(recipient),
            payment.Reference
        );
        return payment;
    }
}
