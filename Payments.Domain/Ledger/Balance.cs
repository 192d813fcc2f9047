using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>What an account has, what of it is reserved, and what is free.</summary>
public readonly record struct Balance(Money Posted, Money Held)
{
    public Money Available => Posted - Held;
}
