using Payments.Domain.Ids;

namespace Payments.Domain.Tenancy;

/// <summary>Who owns data and money: the unit of isolation, locking and distribution.</summary>
public readonly record struct TenantId(Guid Value) : IEntityId<TenantId>
{
    public static string Prefix => "ten";

    public static TenantId From(Guid value) => new(value);

    public static TenantId New() => EntityId.New<TenantId>();

    public override string ToString() => EntityId.Format(this);

    /// <summary>In the order in which both databases sort ids, so that a query can step from one to the next.</summary>
    public static bool operator >(TenantId left, TenantId right) =>
        left.Value.CompareTo(right.Value) > 0;

    public static bool operator <(TenantId left, TenantId right) => right > left;
}
