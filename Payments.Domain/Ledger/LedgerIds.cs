using Payments.Domain.Ids;

namespace Payments.Domain.Ledger;

public readonly record struct LedgerAccountId(Guid Value) : IEntityId<LedgerAccountId>
{
    public static string Prefix => "acc";

    public static LedgerAccountId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct LedgerTransactionId(Guid Value) : IEntityId<LedgerTransactionId>
{
    public static string Prefix => "txn";

    public static LedgerTransactionId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public readonly record struct HoldId(Guid Value) : IEntityId<HoldId>
{
    public static string Prefix => "hld";

    public static HoldId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
