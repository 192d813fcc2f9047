using Payments.Domain.Ids;

namespace Payments.Domain.Withdrawals;

public readonly record struct WithdrawalId(Guid Value) : IEntityId<WithdrawalId>
{
    public static string Prefix => "wdr";

    public static WithdrawalId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
