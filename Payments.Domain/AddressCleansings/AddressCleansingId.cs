using Payments.Domain.Ids;

namespace Payments.Domain.AddressCleansings;

public readonly record struct AddressCleansingId(Guid Value) : IEntityId<AddressCleansingId>
{
    public static string Prefix => "acl";

    public static AddressCleansingId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
