using Payments.Domain.Ids;

namespace Payments.Domain.VirtualAccounts;

public readonly record struct VirtualAccountId(Guid Value) : IEntityId<VirtualAccountId>
{
    public static string Prefix => "vac";

    public static VirtualAccountId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
