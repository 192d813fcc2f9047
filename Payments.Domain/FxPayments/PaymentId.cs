using Payments.Domain.Ids;

namespace Payments.Domain.FxPayments;

public readonly record struct PaymentId(Guid Value) : IEntityId<PaymentId>
{
    public static string Prefix => "pay";

    public static PaymentId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
