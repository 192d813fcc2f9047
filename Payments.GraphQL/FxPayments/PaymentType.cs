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
    /// <summary>The payment with this id.</summary>
    [NodeResolver]
    public static Task<Payment?> GetAsync(
        PaymentId id,
        Caller caller,
        PaymentById payments,
        CancellationToken cancellationToken
    ) => payments.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The price it was made at.</summary>
    [BindMember(nameof(Payment.QuoteId))]
    public static Task<Quote?> GetQuoteAsync(
        [Parent] Payment payment,
        QuoteById quotes,
        CancellationToken cancellationToken
    ) => quotes.LoadAsync(payment.TenantId, payment.QuoteId, cancellationToken);

    /// <summary>Who is paid.</summary>
    [BindMember(nameof(Payment.RecipientId))]
    public static Task<Recipient?> GetRecipientAsync(
        [Parent] Payment payment,
        RecipientById recipients,
        CancellationToken cancellationToken
    ) => recipients.LoadAsync(payment.TenantId, payment.RecipientId, cancellationToken);

    /// <summary>The ultimate payer; null when you pay yourself.</summary>
    [BindMember(nameof(Payment.SenderId))]
    public static async Task<Sender?> GetSenderAsync(
        [Parent] Payment payment,
        SenderById senders,
        CancellationToken cancellationToken
    ) =>
        payment.SenderId is { } id
            ? await senders.LoadAsync(payment.TenantId, id, cancellationToken)
            : null;

    /// <summary>Why it failed or was cancelled; null otherwise.</summary>
    [BindMember(nameof(Payment.ReasonCode))]
    public static StatusReason? GetStatusReason([Parent] Payment payment) =>
        StatusReason.Of(payment.ReasonCode, payment.ReasonMessage);
}

/// <summary>Payments by their ids.</summary>
public sealed class PaymentById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions options
) : ByIdLoader<PaymentId, Payment>(database, scheduler, options);
