using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>A draft that the platform is still completing.</summary>
    Initialising,

    /// <summary>Exchanged, paid for, and on its way.</summary>
    Open,

    /// <summary>Delivered.</summary>
    Closed,

    /// <summary>It could not be delivered; the exchange is undone and all of it is back.</summary>
    Failed,

    /// <summary>Stopped; all of it is back.</summary>
    Cancelled,
}

public static class PaymentLifecycle
{
    public static readonly Lifecycle<PaymentStatus> Table = new(
        "Payment",
        [PaymentStatus.Initialising, PaymentStatus.Open],
        "payment.opened",
        new(
            PaymentStatus.Initialising,
            PaymentStatus.Open,
            Actor.Platform | Actor.Tenant,
            "payment.opened"
        ),
        new(
            PaymentStatus.Initialising,
            PaymentStatus.Cancelled,
            Actor.Platform | Actor.Tenant,
            "payment.cancelled"
        ),
        new(PaymentStatus.Open, PaymentStatus.Closed, Actor.Rail, "payment.closed"),
        new(PaymentStatus.Open, PaymentStatus.Failed, Actor.Rail, "payment.failed"),
        new(PaymentStatus.Open, PaymentStatus.Cancelled, Actor.Platform, "payment.cancelled")
    );
}
