using Payments.Domain.Ledger;

namespace Payments.Domain.FxPayments;

/// <summary>Every movement of money of a payment; both currencies sum to zero in each.</summary>
public static class PaymentPostings
{
    /// <summary>We buy what the tenant gives and sell what the recipient gets.</summary>
    public static Posting Opened(Payment payment) =>
        Posting
            .For("payment.opened", payment.Subject)
            .Debit(AccountKind.Available, payment.From + payment.Fee)
            .Credit(AccountKind.FxPosition, payment.From)
            .Credit(AccountKind.Fees, payment.Fee)
            .Debit(AccountKind.FxPosition, payment.To)
            .Credit(AccountKind.PendingOut, payment.To);

    /// <summary>The correspondent has paid it out of our settlement account.</summary>
    public static Posting Closed(Payment payment) =>
        Posting
            .For("payment.closed", payment.Subject)
            .Debit(AccountKind.PendingOut, payment.To)
            .Credit(AccountKind.RailClearing, payment.To);

    /// <summary>The exchange is undone at its own price, and the fee is returned.</summary>
    public static Posting Failed(Payment payment) => Undone("payment.failed", payment);

    /// <summary>Nothing was sent: the same as if it had failed.</summary>
    public static Posting Declined(Payment payment) => Undone("payment.declined", payment);

    /// <summary>
    /// We buy back what we have sold, at the price of that moment: what it has fallen by is the tenant's
    /// loss, and stays in our position to cover ours.
    /// </summary>
    public static Posting CalledOff(Payment payment, PaymentCancellation cancellation) =>
        Posting
            .For("payment.called_off", payment.Subject)
            .Debit(AccountKind.PendingOut, payment.To)
            .Credit(AccountKind.FxPosition, payment.To)
            .Debit(AccountKind.FxPosition, cancellation.Returned)
            .Debit(AccountKind.Fees, cancellation.FeeReturned)
            .Credit(AccountKind.Available, cancellation.Returned + cancellation.FeeReturned);

    /// <summary>The correspondent sent it back after the payment was closed.</summary>
    public static Posting Returned(Payment payment) =>
        Posting
            .For("payment.returned", payment.Subject)
            .Debit(AccountKind.RailClearing, payment.To)
            .Credit(AccountKind.Available, payment.To);

    /// <summary>Inbound: foreign money is set aside, before the market hears of it.</summary>
    public static Posting Receiving(Payment payment) =>
        Posting
            .For("payment.receiving", payment.Subject)
            .Debit(AccountKind.Available, payment.From)
            .Credit(AccountKind.PendingOut, payment.From);

    /// <summary>Inbound: we keep the foreign money in our position, and give what was promised out of it.</summary>
    public static Posting Received(Payment payment) =>
        Posting
            .For("payment.received", payment.Subject)
            .Debit(AccountKind.PendingOut, payment.From)
            .Credit(AccountKind.FxPosition, payment.From)
            .Debit(AccountKind.FxPosition, payment.To)
            .Credit(AccountKind.Available, payment.To);

    /// <summary>Inbound: nothing was traded, so the foreign money is the tenant's again.</summary>
    public static Posting NotReceived(Payment payment) =>
        Posting
            .For("payment.not_received", payment.Subject)
            .Debit(AccountKind.PendingOut, payment.From)
            .Credit(AccountKind.Available, payment.From);

    private static Posting Undone(string reason, Payment payment) =>
        Posting
            .For(reason, payment.Subject)
            .Debit(AccountKind.PendingOut, payment.To)
            .Credit(AccountKind.FxPosition, payment.To)
            .Debit(AccountKind.FxPosition, payment.From)
            .Debit(AccountKind.Fees, payment.Fee)
            .Credit(AccountKind.Available, payment.From + payment.Fee);
}
