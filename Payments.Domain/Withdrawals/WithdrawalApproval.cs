using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>What a second member said; a withdrawal that needs nobody has none.</summary>
public enum WithdrawalApproval
{
    /// <summary>It waits for a member with the right `APPROVE`; the money is held.</summary>
    Pending,

    /// <summary>A second member agreed.</summary>
    Approved,

    /// <summary>A second member refused; the withdrawal is cancelled.</summary>
    Rejected,

    /// <summary>The withdrawal was cancelled before anybody decided.</summary>
    Lapsed,
}

public static class WithdrawalApprovalLifecycle
{
    public static readonly Lifecycle<WithdrawalApproval> Table = new(
        "WithdrawalApproval",
        [WithdrawalApproval.Pending],
        "withdrawal.approval_requested",
        new(
            WithdrawalApproval.Pending,
            WithdrawalApproval.Approved,
            Actor.Tenant,
            "withdrawal.approved"
        ),
        new(
            WithdrawalApproval.Pending,
            WithdrawalApproval.Rejected,
            Actor.Tenant,
            "withdrawal.approval_rejected"
        ),
        new(
            WithdrawalApproval.Pending,
            WithdrawalApproval.Lapsed,
            Actor.Tenant | Actor.Platform,
            "withdrawal.approval_lapsed"
        )
    );
}
