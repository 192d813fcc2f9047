using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Payments.Domain.Storage;

namespace Payments.Domain.Ids;

/// <summary>Every kind of id there is: prefix ↔ id type, found by scan.</summary>
public static class IdKinds
{
    private static readonly FrozenDictionary<string, Func<Guid, IEntityId>> ByPrefix = ModelParts
        .Types.Where(IsId)
        .Select(Describe)
        .ToFrozenDictionary(kind => kind.Prefix, kind => kind.Make, StringComparer.Ordinal);

    /// <summary>The id types themselves, for mapping.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. ModelParts.Types.Where(IsId)];

    public static IReadOnlyCollection<string> Prefixes => ByPrefix.Keys;

    /// <summary>The typed id of a row that only knows kind and value.</summary>
    public static IEntityId Make(string kind, Guid value) => ByPrefix[kind](value);

    /// <summary>Reads a printed id of any known kind, as <c>node(id:)</c> needs it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Subject subject)
    {
        if (
            EntityId.TrySplit(text, out var kind, out var value)
            && ByPrefix.ContainsKey(kind.ToString())
        )
        {
            subject = new(kind.ToString(), value);
            return true;
        }

        subject = default;
        return false;
    }

    private static bool IsId(Type type) =>
        type.IsValueType && typeof(IEntityId).IsAssignableFrom(type);

    private static (string Prefix, Func<Guid, IEntityId> Make) Describe(Type type)
    {
        var describe = typeof(IdKinds)
            .GetMethod(
                nameof(DescribeOf),
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
            )!
            .MakeGenericMethod(type);
        return ((string, Func<Guid, IEntityId>))describe.Invoke(null, null)!;
    }

    private static (string Prefix, Func<Guid, IEntityId> Make) DescribeOf<TId>()
        where TId : struct, IEntityId<TId> => (TId.Prefix, value => TId.From(value));
}
