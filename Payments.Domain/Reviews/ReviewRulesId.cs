using Payments.Domain.Ids;

namespace Payments.Domain.Reviews;

public readonly record struct ReviewRulesId(Guid Value) : IEntityId<ReviewRulesId>
{
    public static string Prefix => "rvr";

    public static ReviewRulesId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
