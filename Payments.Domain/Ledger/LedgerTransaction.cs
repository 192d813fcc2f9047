using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Ledger;

/// <summary>A balanced movement of money, never updated or deleted, chained to the one before.</summary>
public sealed class LedgerTransaction : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required LedgerTransactionId Id { get; init; }

    /// <summary>1, 2, 3 … in the tenant's chain.</summary>
    public required long Position { get; init; }

    public required string Reason { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>SHA-256 over this transaction's canonical bytes, which include the hash before.</summary>
    public required byte[] Hash { get; init; }

    public Subject Subject => new(SubjectKind, SubjectId);
}

/// <summary>One leg of a transaction as it stands in its account.</summary>
public sealed class LedgerEntry : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required LedgerAccountId AccountId { get; init; }

    /// <summary>1, 2, 3 … in the account.</summary>
    public required long Sequence { get; init; }

    /// <summary>The transaction's position in the tenant's chain.</summary>
    public required long TransactionPosition { get; init; }

    /// <summary>0, 1, 2 … in the transaction.</summary>
    public required int Line { get; init; }

    /// <summary>Minor units; a credit is positive.</summary>
    public required long Amount { get; init; }

    /// <summary>The account's posted balance after this entry: balance at any instant is one row.</summary>
    public required long BalanceAfter { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>Where a tenant's chain ends; its row is the lock of the tenant's whole book.</summary>
public sealed class ChainHead : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required long Position { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Entries of a book never go back in time, even if a node's clock does.</summary>
    public required DateTimeOffset LastOccurredAt { get; init; }
}
