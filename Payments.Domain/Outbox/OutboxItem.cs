using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Outbox;

public readonly record struct OutboxItemId(Guid Value) : IEntityId<OutboxItemId>
{
    public static string Prefix => "obx";

    public static OutboxItemId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public enum OutboxStatus
{
    Pending,

    /// <summary>Gave up after the last attempt; an operator decides.</summary>
    Dead,
}

/// <summary>
/// Something to be done outside, recorded in the transaction that decided it. The row goes away in
/// the transaction that records the outcome; its id is the outside's idempotency key.
/// </summary>
public sealed class OutboxItem : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required OutboxItemId Id { get; init; }

    public required TenantEnvironment Environment { get; init; }

    /// <summary>Which worker's: <c>rail.instruction</c>, <c>webhook.delivery</c>.</summary>
    public required string Kind { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Real time, whatever the tenant's clock says; a lease moves it ahead.</summary>
    public DateTimeOffset NextAttemptAt { get; internal set; }

    /// <summary>Not before so long after the commit that enqueues it.</summary>
    internal TimeSpan Delay { get; init; }

    public int Attempts { get; internal set; }

    public OutboxStatus Status { get; internal set; }

    public string? LastError { get; internal set; }

    public Subject Subject => new(SubjectKind, SubjectId);
}
