using Payments.Domain.Ids;

namespace Payments.Domain.Fx;

public readonly record struct QuoteId(Guid Value) : IEntityId<QuoteId>
{
    public static string Prefix => "quo";

    public static QuoteId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
