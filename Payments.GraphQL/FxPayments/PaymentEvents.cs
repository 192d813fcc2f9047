using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.FxPayments;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.FxPayments;

/// <summary>A payment was made or changed.</summary>
public sealed class PaymentEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The payment as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Payment?> GetPaymentAsync(
        PaymentById payments,
        CancellationToken cancellationToken
    ) => payments.LoadAsync(Record.TenantId, PaymentId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class PaymentSubscriptions
{
    /// <summary>Your payments, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this payment.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamPaymentChangesAsync))]
    public static PaymentEvent PaymentChanged(
        [EventMessage] PaymentEvent message,
        [ID<Payment>] PaymentId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<PaymentEvent> StreamPaymentChangesAsync(
        PaymentId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<PaymentId, PaymentEvent>(user, id, after, cancellationToken);
}
