using Payments.Domain.Ids;

namespace Payments.Domain.CreditRecalls;

public readonly record struct CreditRecallId(Guid Value) : IEntityId<CreditRecallId>
{
    public static string Prefix => "crr";

    public static CreditRecallId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
