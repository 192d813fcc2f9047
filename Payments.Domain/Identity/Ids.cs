using Payments.Domain.Ids;

namespace Payments.Domain.Identity;

public readonly record struct MemberId(Guid Value) : IEntityId<MemberId>
{
    public static string Prefix => "mem";

    public static MemberId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    public static string Prefix => "ses";

    public static SessionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
