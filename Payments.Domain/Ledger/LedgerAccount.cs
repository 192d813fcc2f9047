using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>One account in a tenant's book. Never changes once opened; its balance is beside it.</summary>
public sealed class LedgerAccount : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required LedgerAccountId Id { get; init; }

    public required AccountKind Kind { get; init; }

    public required AccountOwner Owner { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Tells apart several of a kind; empty for the one that everybody has.</summary>
    public required Guid Reference { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public AccountRef Ref => new(Kind, Currency, Reference);
}

/// <summary>An account's running balance, changed only together with its entries and holds.</summary>
public sealed class AccountBalance : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required LedgerAccountId AccountId { get; init; }

    /// <summary>Σ of all entries, in minor units of the account's currency.</summary>
    public required long Posted { get; init; }

    /// <summary>Σ of all active holds.</summary>
    public required long Held { get; init; }

    /// <summary>How many entries the account has: the sequence of the last one.</summary>
    public required long EntryCount { get; init; }

    public long Available => Posted - Held;
}
