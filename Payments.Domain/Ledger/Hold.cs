using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

public enum HoldStatus
{
    Active,
    Captured,
    Released,
}

/// <summary>Reserved money: not posted, but no longer available. Settled exactly once.</summary>
public sealed class Hold : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required HoldId Id { get; init; }

    public required LedgerAccountId AccountId { get; init; }

    public required Money Amount { get; init; }

    public required string Reason { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public HoldStatus Status { get; internal set; }

    public DateTimeOffset? SettledAt { get; internal set; }

    public Subject Subject => new(SubjectKind, SubjectId);
}
