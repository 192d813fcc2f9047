using Payments.Domain.Ids;

namespace Payments.Domain.StatementExports;

public readonly record struct StatementExportId(Guid Value) : IEntityId<StatementExportId>
{
    public static string Prefix => "sxp";

    public static StatementExportId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
