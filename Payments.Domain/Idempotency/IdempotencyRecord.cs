using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Idempotency;

/// <summary>Which object a key made. Kept for ever: a key makes at most one object.</summary>
public sealed class IdempotencyRecord : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required string Key { get; init; }

    /// <summary>The mutation: <c>createWithdrawal</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>SHA-256 of the canonical input.</summary>
    public required byte[] Fingerprint { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Subject Subject => new(SubjectKind, SubjectId);
}
