using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Events;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;
using Payments.GraphQL.Values;
using Payments.GraphQL.VirtualAccounts;

namespace Payments.GraphQL.FxPayments;

/// <summary>A transfer in another currency: exchanged at a firm quote and sent to a recipient.</summary>
[Node]
[ObjectType<Payment>]
public static class PaymentType
{
    internal static void Configure(IObjectTypeDescriptor<Payment> payment)
    {
        payment.BindFieldsExplicitly();
        payment.Field(row => row.Id);
        payment
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        payment
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        payment.Field(row => row.From).Description("What you gave, without the fee.");
        payment.Field(row => row.To).Description("What the recipient gets.");
        payment
            .Field(row => row.Fee)
            .Description(
                "Charged on top of `from`; returned if it fails, or is stopped before a rail has it."
            );
        payment.Field(row => row.Reason).Description("The purpose, in words.");
        payment
            .Field(row => row.SourceOfFunds)
            .Description("Where the money comes from; null when you did not say.");
        payment
            .Field(row => row.Cancellation)
            .Description(
                "What calling it off gives, or has given back; null when nobody asked, or it was too late."
            );
        payment
            .Field(row => row.RejectCode)
            .Description(
                "Why it failed, came back or was cancelled; null otherwise, and where the rail's reason is none of the codes."
            );
        payment
            .Field(row => row.ReviewedFor)
            .Description("What it was reviewed for; empty when nothing stopped it.");
        payment.Field(row => row.Reference).Description("Text for the recipient.");
        payment.Field(row => row.ExternalId).Description("Your own reference.");
        payment.Field(row => row.Version).Description("Rises by one with each change.");
        payment.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The payment with this id.</summary>
    [NodeResolver]
    public static Task<Payment?> GetAsync(
        PaymentId id,
        Caller caller,
        PaymentById payments,
        CancellationToken cancellationToken
    ) => payments.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The price it was made at.</summary>
    public static Task<Quote?> GetQuoteAsync(
        [Parent] Payment payment,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) => quotes.LoadAsync(payment.TenantId, payment.QuoteId, cancellationToken);

    /// <summary>Who is paid.</summary>
    public static Task<Recipient?> GetRecipientAsync(
        [Parent] Payment payment,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) => recipients.LoadAsync(payment.TenantId, payment.RecipientId, cancellationToken);

    /// <summary>The ultimate payer; null when you pay yourself.</summary>
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Payment payment,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        payment.SenderId is { } id
            ? await senders.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>The account of the sub-client on whose behalf it is; null when it is nobody's.</summary>
    public static async Task<VirtualAccount?> GetVirtualAccountAsync(
        [Parent] Payment payment,
        VirtualAccountById accounts,
        CancellationToken cancellationToken
    ) =>
        payment.VirtualAccountId is { } id
            ? await accounts.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>All that happened to it, oldest first, as far back as events are kept.</summary>
    public static async Task<IReadOnlyList<PaymentEvent>> GetTimelineAsync(
        [Parent] Payment payment,
        PaymentTimelines timelines,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var records = await timelines.LoadAsync(
            new Owned<PaymentId>(payment.TenantId, payment.Id),
            cancellationToken
        );
        return [.. (records ?? []).Select(kinds.Show).Cast<PaymentEvent>()];
    }

    /// <summary>Why it failed, came back or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Payment payment) =>
        StatusReason.Of(payment.ReasonCode, payment.ReasonMessage);
}

/// <summary>Payments by their ids.</summary>
public sealed class PaymentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<PaymentId, Payment>(database, scheduler, options);
