using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>Two fields under one name.</summary>
internal sealed partial class OverlapFinder
{
    private void Compare(
        List<Conflict> conflicts,
        bool exclusive,
        string responseName,
        SelectedField a,
        SelectedField b
    )
    {
        context.Spend(2);
        var conflict = Find(exclusive, responseName, a, b);
        if (conflict is null)
        {
            return;
        }
        conflicts.Add(conflict);
        foreach (var (first, second) in TwinPairs(a, b))
        {
            context.Spend(1);
            conflicts.Add(Conflict.Of(responseName, conflict.Reason, first, second));
        }
    }

    /// <remarks>https://spec.graphql.org/September2025/#FieldsInSetCanMerge()</remarks>
    private Conflict? Find(bool exclusive, string responseName, SelectedField a, SelectedField b)
    {
        // Fields of two object types never meet in one object; only their shapes must agree.
        exclusive |=
            a.ParentType != b.ParentType
            && a is { ParentType: ObjectType }
            && b is { ParentType: ObjectType };
        var reason = exclusive ? null : Difference(a, b);
        reason ??= StreamReason(a, b) ?? DifferenceOfTypes(a, b);
        if (reason is not null)
        {
            return Conflict.Of(responseName, reason, a.Node, b.Node);
        }
        if (a.Node.SelectionSet is null || b.Node.SelectionSet is null)
        {
            return null;
        }
        var conflicts = FindBetween(
            exclusive,
            Collect(a.Node.SelectionSet, a.Definition?.Type.NamedType()),
            Collect(b.Node.SelectionSet, b.Definition?.Type.NamedType())
        );
        return conflicts.Count == 0
            ? null
            : Conflict.OfSubfields(responseName, conflicts, a.Node, b.Node);
    }

    private static string? Difference(SelectedField a, SelectedField b)
    {
        var (nameA, nameB) = (a.Node.Name.Value, b.Node.Name.Value);
        if (nameA != nameB)
        {
            return $"\"{nameA}\" and \"{nameB}\" are different fields";
        }
        return a.Arguments == b.Arguments ? null : "they have differing arguments";
    }

    private static string? StreamReason(SelectedField a, SelectedField b)
    {
        if (a.Stream is null && b.Stream is null)
        {
            return null;
        }
        return "they have overlapping stream directives";
    }

    /// <remarks>https://spec.graphql.org/September2025/#SameResponseShape()</remarks>
    private static string? DifferenceOfTypes(SelectedField a, SelectedField b)
    {
        var (typeA, typeB) = (a.Definition?.Type, b.Definition?.Type);
        return typeA is null || typeB is null || HaveSameShape(typeA, typeB)
            ? null
            : $"they return conflicting types \"{typeA}\" and \"{typeB}\"";
    }

    private static bool HaveSameShape(IType a, IType b) =>
        (a, b) switch
        {
            (ListType x, ListType y) => HaveSameShape(x.ItemType, y.ItemType),
            (NonNullType x, NonNullType y) => HaveSameShape(x.InnerType, y.InnerType),
            (NamedType x, NamedType y) => x == y || !(x.IsLeafType() || y.IsLeafType()),
            _ => false,
        };

    private static IEnumerable<(Language.FieldNode, Language.FieldNode)> TwinPairs(
        SelectedField a,
        SelectedField b
    )
    {
        foreach (var first in a.Twins)
        {
            yield return (first, b.Node);
        }
        foreach (var second in b.Twins)
        {
            yield return (a.Node, second);
        }
        foreach (var first in a.Twins)
        {
            foreach (var second in b.Twins)
            {
                yield return (first, second);
            }
        }
    }
}
