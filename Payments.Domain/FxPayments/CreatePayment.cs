using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.VirtualAccounts;

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
    public override MemberAccess? Right() => MemberAccess.Transact;

    /// <summary>The sub-client on whose behalf it is.</summary>
    public VirtualAccountId? VirtualAccountId { get; init; }

    public SourceOfFunds? SourceOfFunds { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller)
    {
        yield return QuoteId;
        yield return RecipientId;
        yield return caller.TenantId;
        if (SenderId is { } sender)
        {
            yield return sender;
        }

        if (VirtualAccountId is { } account)
        {
            yield return account;
        }
    }

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

        SourceOfFundsRule.Require(
            SourceOfFunds,
            recipient.Account.Country,
            "input",
            "sourceOfFunds"
        );
        var account = await PayingHolder.FindAsync(work, VirtualAccountId);
        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        await PayeeCheckPolicy.RequireAcceptedAsync(
            work,
            tenant,
            recipient.Account,
            "input",
            "recipientId"
        );
        quote.Use(work, QuoteApplicability.Payment);
        var payment = Payment.Make(
            this,
            quote,
            new(
                new(
                    sender?.DisplayName
                        ?? account?.AccountName
                        ?? tenant?.Name
                        ?? throw new InvalidOperationException("A caller has a tenant."),
                    null
                ),
                RailOrder.PartyOf(recipient)
            ),
            work.TenantId,
            work.Now
        );
        work.Add(payment);
        await payment.StartAsync(work);
        await work.Timers.CancelAsync(QuoteExpiry.TimerKind, quote.Subject);
        return payment;
    }
}
