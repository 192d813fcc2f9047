using Cacao.Data.Paging;
using Cacao.Execution.Plans;
using Cacao.Types.Model;

namespace Cacao.Data.Projections;

/// <summary>Where below a field its items are: the field itself, or the nodes of its connection.</summary>
internal static class SelectedItems
{
    /// <summary>The selections that the items are asked for.</summary>
    public static IEnumerable<Selection> Of<T>(Selection selection)
    {
        if (
            selection.Children?.Type is not ObjectType type
            || !typeof(Connection).IsAssignableFrom(type.RuntimeType)
        )
        {
            return [selection];
        }

        var inConnection = All(selection.Children.For(type)).ToList();
        return inConnection
            .Where(inner => inner.Field.Name == "nodes")
            .Concat(
                inConnection
                    .Where(inner => inner.Field.Name == "edges")
                    .SelectMany(edges => All(edges.Children!.For((ObjectType)edges.Children.Type)))
                    .Where(inner => inner.Field.Name == "node")
            );
    }

    /// <summary>The fields of a selection set, also those that may come later.</summary>
    public static IEnumerable<Selection> All(SelectionSet set) =>
        set
            .Selections.Concat(set.Deferral?.Sets.SelectMany(deferred => All(deferred.Set)) ?? [])
            .Where(selection => selection.Kind is not SelectionKind.TypeName);
}
