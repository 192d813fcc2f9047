using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.TransferParties;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.FxPayments;

/// <summary>Buys a firm quote and sends what it gives to a recipient, stored or given inline.</summary>
public sealed record CreatePayment(
    QuoteId QuoteId,
    RecipientId? RecipientId,
    SenderId? SenderId,
    string? Reason,
    string? Reference,
    string? ExternalId
) : Command<Payment>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    /// <summary>In place of a stored recipient.</summary>
    public InlineRecipient? Recipient { get; init; }

    /// <summary>In place of a stored sender.</summary>
    public InlineSender? Sender { get; init; }

    /// <summary>The sub-client on whose behalf it is.</summary>
    public VirtualAccountId? VirtualAccountId { get; init; }

    public SourceOfFunds? SourceOfFunds { get; init; }

    /// <summary>The stored institution that told the tenant to pay.</summary>
    public InstitutionId? InstructingInstitutionId { get; init; }

    /// <summary>In place of a stored institution: found by its keys, or stored.</summary>
    public InstitutionFacts? InstructingInstitution { get; init; }

    private GivenInstitution Instructs => new(InstructingInstitutionId, InstructingInstitution);

    private GivenParties Given => new(RecipientId, Recipient, SenderId, Sender, VirtualAccountId);

    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        [QuoteId, caller.TenantId, .. Given.Reads(), .. Instructs.Reads()];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var quote = await work.GetAsync<Quote>(QuoteId, "input", "quoteId");
        var payee = await Given.PayeeAsync(work);
        RailRules.RequireReference(RailScheme.CrossBorder, Reference, "input", "reference");
        if (payee.Account.Currency != quote.To.Currency)
        {
            throw new InvalidInputException(
                $"The recipient's account takes {payee.Account.Currency}, the quote gives {quote.To.Currency}.",
                "input",
                Given.PayeeField
            );
        }

        SourceOfFundsRule.Require(SourceOfFunds, payee.Account.Country, "input", "sourceOfFunds");
        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        await PayeeCheckPolicy.RequireAcceptedAsync(
            work,
            tenant,
            payee.Account,
            "input",
            Given.PayeeField
        );
        var payer = await Given.PayerAsync(work, tenant);
        var institution = await Instructs.ResolveAsync(work);
        quote.Use(work, QuoteApplicability.Payment);
        var payment = Payment.Make(
            this,
            quote,
            PaymentParties.Of(payee, payer),
            institution,
            work.TenantId,
            work.Now
        );
        work.Add(payment);
        await payment.StartAsync(work);
        await work.Timers.CancelAsync(QuoteExpiry.TimerKind, quote.Subject);
        return payment;
    }
}
