namespace Payments.Domain.Statements;

/// <summary>What a line of a statement is about.</summary>
public enum StatementLineKind
{
    /// <summary>Money came in by a rail.</summary>
    Deposit,

    /// <summary>A deposit, or a part of it, went back to its payer.</summary>
    DepositRefund,

    /// <summary>A refund could not be delivered: the money is here again.</summary>
    DepositRefundReturn,

    /// <summary>Money went out by a rail.</summary>
    Withdrawal,

    /// <summary>A withdrawal failed, was cancelled or came back.</summary>
    WithdrawalReturn,

    /// <summary>A cross-border payment, or what an inbound one has brought.</summary>
    Payment,

    /// <summary>A payment failed, was cancelled or came back.</summary>
    PaymentReturn,

    /// <summary>An exchange with another balance of the same owner.</summary>
    Conversion,

    /// <summary>An exchange did not happen.</summary>
    ConversionReturn,

    /// <summary>Charged by the platform.</summary>
    Fee,

    /// <summary>A fee that was given back.</summary>
    FeeRefund,

    /// <summary>Whatever else was booked.</summary>
    Adjustment,
}

public static class StatementLineKinds
{
    /// <summary>
    /// By the posting's reason, a dotted word that begins with the concept: <c>withdrawal.refunded</c>.
    /// A reason that is not known goes by its concept and by where the money went.
    /// </summary>
    public static StatementLineKind Of(string reason, bool isCredit) =>
        (reason, reason.Split('.')[0], isCredit) switch
        {
            ("deposit.refund_failed" or "deposit.refund_returned", _, _) =>
                StatementLineKind.DepositRefundReturn,
            (_, "deposit", true) => StatementLineKind.Deposit,
            (_, "deposit", false) => StatementLineKind.DepositRefund,
            (_, "withdrawal", false) => StatementLineKind.Withdrawal,
            (_, "withdrawal", true) => StatementLineKind.WithdrawalReturn,
            ("payment.received", _, _) => StatementLineKind.Payment,
            (_, "payment", false) => StatementLineKind.Payment,
            (_, "payment", true) => StatementLineKind.PaymentReturn,
            ("conversion.given_back", _, _) => StatementLineKind.ConversionReturn,
            (_, "conversion", _) => StatementLineKind.Conversion,
            _ => StatementLineKind.Adjustment,
        };
}
