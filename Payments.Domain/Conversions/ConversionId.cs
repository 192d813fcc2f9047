using Payments.Domain.Ids;

namespace Payments.Domain.Conversions;

public readonly record struct ConversionId(Guid Value) : IEntityId<ConversionId>
{
    public static string Prefix => "cnv";

    public static ConversionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
