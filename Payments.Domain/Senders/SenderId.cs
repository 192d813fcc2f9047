using Payments.Domain.Ids;

namespace Payments.Domain.Senders;

public readonly record struct SenderId(Guid Value) : IEntityId<SenderId>
{
    public static string Prefix => "snd";

    public static SenderId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
