using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Events;

/// <summary>One entry of the log. Written in the transaction of the change that it tells.</summary>
public sealed class EventRecord : ITenantOwned
{
    /// <summary>1, 2, 3 … in commit order over all tenants, without gaps.</summary>
    public long Sequence { get; internal set; }

    public required TenantId TenantId { get; init; }

    /// <summary>A dotted fact in the past: <c>withdrawal.confirmed</c>.</summary>
    public required string Type { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The subject's version after the change.</summary>
    public required int SubjectVersion { get; init; }

    /// <summary>UPPER_SNAKE; null where the change is not one of status, or was the first.</summary>
    public string? PreviousStatus { get; init; }

    /// <inheritdoc cref="PreviousStatus"/>
    public string? Status { get; init; }

    /// <summary>On the tenant's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>JSON, kept byte for byte as written.</summary>
    public required string Payload { get; init; }

    public Subject Subject => new(SubjectKind, SubjectId);
}
