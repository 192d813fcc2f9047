using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>Two fields under one name.</summary>
internal sealed partial class OverlapFinder
{
    // What it costs to say why two fields conflict whose reasons lie deeper, in comparisons.
    private const int StepsOfReason = 20;

    /// <param name="inOrder">Both stand in one set: the errors name the earlier one first.</param>
    private void Compare(
        ConflictList conflicts,
        bool exclusive,
        string responseName,
        SelectedField a,
        SelectedField b,
        bool inOrder = false
    )
    {
        context.Spend(2);
        if (conflicts.IsFull || Find(exclusive, responseName, a, b) is not { } conflict)
        {
            return;
        }
        conflicts.Add(conflict);
        foreach (var (first, second) in TwinPairs(a, b))
        {
            context.Spend(1);
            if (conflicts.IsFull)
            {
                return;
            }
            conflicts.Add(
                inOrder && Precedes(second, first)
                    ? Find(exclusive, responseName, b, a)! with
                    {
                        First = [second],
                        Second = [first],
                    }
                    : conflict with
                    {
                        First = [first],
                        Second = [second],
                    }
            );
        }
    }

    /// <remarks>https://spec.graphql.org/September2025/#FieldsInSetCanMerge()</remarks>
    private Conflict? Find(
        bool exclusive,
        string responseName,
        SelectedField one,
        SelectedField other
    )
    {
        // Fields of two object types never meet in one object; only their shapes must agree.
        exclusive |=
            one.ParentType != other.ParentType
            && one is { ParentType: ObjectType }
            && other is { ParentType: ObjectType };
        var reason = exclusive ? null : Difference(one, other);
        reason ??= StreamReason(one, other) ?? DifferenceOfTypes(one, other);
        if (reason is not null)
        {
            return Conflict.Of(responseName, reason, one.Node, other.Node);
        }
        if (one.Node.SelectionSet is null || other.Node.SelectionSet is null)
        {
            return null;
        }
        var conflicts = FindBetween(exclusive, SubfieldsOf(one), SubfieldsOf(other));
        if (conflicts.Count == 0)
        {
            return null;
        }
        context.Spend(StepsOfReason);
        return Conflict.OfSubfields(responseName, conflicts, one.Node, other.Node);
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

    private static bool Precedes(FieldNode a, FieldNode b) =>
        a.Location is { } placeA && b.Location is { } placeB && placeA.Start < placeB.Start;

    private static IEnumerable<(FieldNode, FieldNode)> TwinPairs(SelectedField a, SelectedField b)
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
