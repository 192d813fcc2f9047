using Payments.Domain.Rails;
using Payments.Domain.TransferParties;

namespace Payments.Domain.FxPayments;

/// <summary>Who pays and who is paid, as a rail is told and as they were.</summary>
/// <param name="Debtor">As a rail is told.</param>
/// <param name="Creditor">As a rail is told.</param>
/// <param name="Payee">Null for payments older than parties given inline.</param>
/// <param name="Payer">Null for payments older than parties given inline.</param>
public sealed record PaymentParties(
    RailParty Debtor,
    RailParty Creditor,
    Payee? Payee = null,
    Payer? Payer = null
)
{
    public static PaymentParties Of(Payee payee, Payer payer) =>
        new(new(payer.DisplayName, null), payee.ForRail(), payee, payer);
}
