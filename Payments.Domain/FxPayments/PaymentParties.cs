using Payments.Domain.Rails;

namespace Payments.Domain.FxPayments;

/// <summary>Who pays and who is paid, as a rail is told.</summary>
public sealed record PaymentParties(RailParty Debtor, RailParty Creditor);
