using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>Exchanged and paid for, but no rail has it yet: it is under review.</summary>
    Initialising,

    /// <summary>Exchanged, paid for, and on its way.</summary>
    Open,

    /// <summary>Delivered.</summary>
    Closed,

    /// <summary>It could not be delivered; the exchange is undone at its own price and all of it is back.</summary>
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
        new(PaymentStatus.Initialising, PaymentStatus.Open, Actor.Platform, "payment.opened"),
        new(
            PaymentStatus.Initialising,
            PaymentStatus.Cancelled,
            Actor.Platform | Actor.Tenant,
            "payment.cancelled"
        ),
        new(PaymentStatus.Open, PaymentStatus.Closed, Actor.Rail, "payment.closed"),
        new(PaymentStatus.Open, PaymentStatus.Failed, Actor.Rail, "payment.failed"),
        new(PaymentStatus.Open, PaymentStatus.Cancelled, Actor.Rail, "payment.cancelled")
    );
}
