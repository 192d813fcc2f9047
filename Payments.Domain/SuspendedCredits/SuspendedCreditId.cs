using Payments.Domain.Ids;

namespace Payments.Domain.SuspendedCredits;

public readonly record struct SuspendedCreditId(Guid Value) : IEntityId<SuspendedCreditId>
{
    public static string Prefix => "sus";

    public static SuspendedCreditId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
