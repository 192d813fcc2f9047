using Payments.Domain.Ids;

namespace Payments.Domain.Consents;

public readonly record struct ConsentId(Guid Value) : IEntityId<ConsentId>
{
    public static string Prefix => "cns";

    public static ConsentId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
