using Payments.Domain.Ids;

namespace Payments.Domain.WithdrawalBatches;

public readonly record struct WithdrawalBatchId(Guid Value) : IEntityId<WithdrawalBatchId>
{
    public static string Prefix => "wdb";

    public static WithdrawalBatchId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
