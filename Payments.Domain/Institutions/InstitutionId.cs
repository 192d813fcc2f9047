using Payments.Domain.Ids;

namespace Payments.Domain.Institutions;

public readonly record struct InstitutionId(Guid Value) : IEntityId<InstitutionId>
{
    public static string Prefix => "ins";

    public static InstitutionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
