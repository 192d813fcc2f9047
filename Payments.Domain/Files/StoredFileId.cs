using Payments.Domain.Ids;

namespace Payments.Domain.Files;

public readonly record struct StoredFileId(Guid Value) : IEntityId<StoredFileId>
{
    public static string Prefix => "fil";

    public static StoredFileId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}
