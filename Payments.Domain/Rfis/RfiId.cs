using Payments.Domain.Ids;

namespace Payments.Domain.Rfis;

public readonly record struct RfiId(Guid Value) : IEntityId<RfiId>
{
    public static string Prefix => "rfi";

    public static RfiId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct RfiTransactionId(Guid Value) : IEntityId<RfiTransactionId>
{
    public static string Prefix => "rft";

    public static RfiTransactionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
