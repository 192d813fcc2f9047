using Payments.Domain.TransferParties;

namespace Payments.Domain.Withdrawals;

/// <summary>
/// Both sides as they were: what is approved, reviewed, or sent later is what was asked for,
/// whatever becomes of stored senders and recipients.
/// </summary>
public sealed record WithdrawalParties(Payee Payee, Payer Payer);
