using Payments.Domain.Ids;

namespace Payments.Domain.Tenancy;

/// <summary>Who owns data and money: the unit of isolation, locking and distribution.</summary>
public readonly record struct TenantId(Guid Value) : IEntityId<TenantId>
{
    public static string Prefix => "ten";

    public static TenantId From(Guid value) => new(value);

    public static TenantId New() => EntityId.New<TenantId>();

    public override string ToString() => EntityId.Format(this);
}
