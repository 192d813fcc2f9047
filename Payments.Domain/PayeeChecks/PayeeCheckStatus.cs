using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.PayeeChecks;

/// <summary>Where a check stands.</summary>
public enum PayeeCheckStatus
{
    /// <summary>The account's bank is being asked.</summary>
    Pending,

    /// <summary>`result` says what the bank knows.</summary>
    Answered,

    /// <summary>Somebody of yours has seen the result and takes the account all the same.</summary>
    Accepted,
}

public static class PayeeCheckLifecycle
{
    public static readonly Lifecycle<PayeeCheckStatus> Table = new(
        "PayeeCheck",
        [PayeeCheckStatus.Pending],
        "payee_check.created",
        new(
            PayeeCheckStatus.Pending,
            PayeeCheckStatus.Answered,
            Actor.Platform,
            "payee_check.answered"
        ),
        new(
            PayeeCheckStatus.Answered,
            PayeeCheckStatus.Accepted,
            Actor.Tenant,
            "payee_check.accepted"
        )
    );
}
