using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>A transaction that a request for information is about.</summary>
public sealed class RfiTransaction : ITenantOwned
{
    private RfiTransaction() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public RfiTransactionId Id { get; private init; }

    public RfiId RfiId { get; private init; }

    /// <summary>The prefix of the transaction's id.</summary>
    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    internal static RfiTransaction Of(Rfi rfi, Subject transaction) =>
        new()
        {
            TenantId = rfi.TenantId,
            Id = EntityId.New<RfiTransactionId>(),
            RfiId = rfi.Id,
            SubjectKind = transaction.Kind,
            SubjectId = transaction.Id,
        };
}
