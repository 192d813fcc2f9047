using Payments.Domain.Ids;

namespace Payments.Domain.AdverseMedia;

public readonly record struct AdverseMediaRequestId(Guid Value) : IEntityId<AdverseMediaRequestId>
{
    public static string Prefix => "ams";

    public static AdverseMediaRequestId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
