using Payments.Domain.Ids;

namespace Payments.Domain.Recipients;

public readonly record struct RecipientId(Guid Value) : IEntityId<RecipientId>
{
    public static string Prefix => "rcp";

    public static RecipientId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
