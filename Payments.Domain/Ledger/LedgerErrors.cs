using Payments.Domain.Errors;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

public sealed class InsufficientFundsException(Money needed, Money available)
    : DomainException(
        ErrorCode.InsufficientFunds,
        $"{needed} is needed and {available} is available.",
        "amount"
    )
{
    public Money Needed { get; } = needed;

    public Money Available { get; } = available;
}

/// <summary>A hold is captured or released once.</summary>
public sealed class HoldSettledException(HoldId id, HoldStatus status)
    : DomainException(ErrorCode.IllegalTransition, $"Hold {id} is {status} already.");
