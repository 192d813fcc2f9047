using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Cacao.Data.Queries;
using Cacao.Execution.Plans;
using Cacao.Types.Resolvers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cacao.Data.Projections;

/// <summary>
/// What each operation reads of one field's items. A selection lives as long as the operation's plan
/// does, and what has been worked out for it as long as the selection.
/// </summary>
internal sealed class SelectionProjections
{
    private readonly ConditionalWeakTable<
        ISelection,
        ConcurrentDictionary<(IEntityType Entity, string Keys), object>
    > _known = [];

    /// <param name="keys">Read in any case: of them the cursors are made.</param>
    /// <returns>Null where the query is not one over entities: there is nothing to narrow.</returns>
    public Projection<T>? Of<T>(
        ISelection selection,
        IQueryable<T> query,
        IReadOnlyList<OrderKey> keys
    )
    {
        if (!query.IsAsync() || query.EntityType() is not { } entity || !Is<T>(entity))
        {
            return null;
        }

        var known = _known.GetOrAdd(selection, static _ => []);
        return (Projection<T>)
            known.GetOrAdd(
                (entity, string.Join(',', keys)),
                _ => Make<T>(entity, (Selection)selection, keys)
            );
    }

    private static bool Is<T>(IEntityType entity) => entity.ClrType == typeof(T);

    private static Projection<T> Make<T>(
        IEntityType entity,
        Selection selection,
        IReadOnlyList<OrderKey> keys
    )
    {
        var needs = SelectionNeeds.Of(entity, SelectedItems.Of<T>(selection));
        foreach (var key in keys)
        {
            needs.Add(key.Path.Members[0].Name);
        }

        return needs.CanBeNarrowed
            ? new(NarrowItem.Of<T>(needs), [])
            : new(null, [.. needs.Paths()]);
    }
}

/// <summary>How a query is narrowed to what is asked for.</summary>
/// <param name="Item">The item with the wanted members alone; null for all of its columns.</param>
/// <param name="Includes">The entities beside the item that are wanted with all of their columns.</param>
internal sealed record Projection<T>(Expression<Func<T, T>>? Item, IReadOnlyList<string> Includes);
