using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>Which way a payment goes.</summary>
public enum PaymentDirection
{
    /// <summary>To a recipient, in another currency than it is paid with.</summary>
    Outbound,

    /// <summary>Foreign money that came in, converted to the home currency as it came.</summary>
    Inbound,
}

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>
    /// Exchanged and paid for, but no rail has it yet: it is under review. Inbound: the market is asked
    /// for a price.
    /// </summary>
    Initialising,

    /// <summary>Exchanged, paid for, and on its way. Inbound: the market has the order.</summary>
    Open,

    /// <summary>Delivered. Inbound: in the balance of the home currency.</summary>
    Closed,

    /// <summary>
    /// It could not be delivered; the exchange is undone at its own price and all of it is back. Inbound:
    /// nothing was traded, and the foreign money is in the balance of its currency.
    /// </summary>
    Failed,

    /// <summary>Stopped: `cancellation` tells what is back.</summary>
    Cancelled,
}

public static class PaymentLifecycle
{
    public static readonly Lifecycle<PaymentStatus> Table = new(
        "Payment",
        [PaymentStatus.Initialising, PaymentStatus.Open],
        "payment.created",
        // The market moves what is inbound, and only that.
        new(
            PaymentStatus.Initialising,
            PaymentStatus.Open,
            Actor.Platform | Actor.Bank,
            "payment.opened"
        ),
        new(PaymentStatus.Initialising, PaymentStatus.Failed, Actor.Bank, "payment.failed"),
        new(
            PaymentStatus.Initialising,
            PaymentStatus.Cancelled,
            Actor.Platform | Actor.Tenant,
            "payment.cancelled"
        ),
        new(PaymentStatus.Open, PaymentStatus.Closed, Actor.Rail | Actor.Bank, "payment.closed"),
        new(PaymentStatus.Open, PaymentStatus.Failed, Actor.Rail | Actor.Bank, "payment.failed"),
        // By the tenant only while its rail is down and has nothing of it.
        new(
            PaymentStatus.Open,
            PaymentStatus.Cancelled,
            Actor.Rail | Actor.Tenant,
            "payment.cancelled"
        )
    );
}
