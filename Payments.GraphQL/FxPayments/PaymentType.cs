using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Recipients;
using Payments.GraphQL.Senders;
using Payments.GraphQL.Values;

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
            .Description("Charged on top of `from`; returned if the payment fails.");
        payment.Field(row => row.Reason).Description("The purpose, in words.");
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

    /// <summary>Why it failed or was cancelled; null otherwise.</summary>
    public static StatusReason? GetStatusReason([Parent] Payment payment) =>
        StatusReason.Of(payment.ReasonCode, payment.ReasonMessage);
}

/// <summary>Payments by their ids.</summary>
public sealed class PaymentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<PaymentId, Payment>(database, scheduler, options);
