using Payments.Domain.Ids;

namespace Payments.Domain.Deposits;

public readonly record struct DepositId(Guid Value) : IEntityId<DepositId>
{
    public static string Prefix => "dep";

    public static DepositId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct DepositRefundId(Guid Value) : IEntityId<DepositRefundId>
{
    public static string Prefix => "drf";

    public static DepositRefundId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
