using System.Diagnostics.CodeAnalysis;
using Payments.Domain.Ids;

namespace Payments.GraphQL.Reading;

/// <summary>Global ids are the domain's own: <c>wdr_01JD…</c>.</summary>
internal sealed class PrefixedIds : INodeIdSerializer
{
    public string Format(string typeName, object key) =>
        key is IEntityId id
            ? EntityId.Format(id.Kind, id.Value)
            : throw new InvalidOperationException($"{typeName} has a key that is no entity id.");

    public bool TryParse(
        string text,
        IReadOnlyDictionary<string, Type> keyTypes,
        [NotNullWhen(true)] out NodeId? id
    )
    {
        id = null;
        if (!IdKinds.TryParse(text, out var subject))
        {
            return false;
        }

        var key = IdKinds.Make(subject.Kind, subject.Id);
        foreach (var (typeName, keyType) in keyTypes)
        {
            if (keyType == key.GetType())
            {
                id = new(typeName, key);
                return true;
            }
        }

        return false;
    }
}
