using Payments.Domain.Ids;

namespace Payments.Domain.PayeeChecks;

public readonly record struct PayeeCheckId(Guid Value) : IEntityId<PayeeCheckId>
{
    public static string Prefix => "pch";

    public static PayeeCheckId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
