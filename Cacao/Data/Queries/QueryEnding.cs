using Cacao.Data.Projections;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Queries;

/// <summary>How much of a query that is not paged is wanted.</summary>
internal enum QueryExtent
{
    All,

    /// <summary><c>[UseFirstOrDefault]</c>.</summary>
    First,

    /// <summary><c>[UseSingleOrDefault]</c>.</summary>
    Single,
}

/// <summary>Runs the query that a resolver returned; a list in memory is taken as it is.</summary>
internal abstract class QueryEnding
{
    public abstract ValueTask<object?> EndAsync(object? result, IResolverContext context);
}

internal sealed class QueryEnding<T>(
    string coordinate,
    QueryExtent extent,
    SelectionProjections? projections
) : QueryEnding
{
    public override async ValueTask<object?> EndAsync(object? result, IResolverContext context) =>
        (extent, result) switch
        {
            (QueryExtent.All, IQueryable<T> query) => await ReadAsync(query, context),
            (QueryExtent.All, _) or (_, null) => result,
            (_, IQueryable<T> query) => One(await ReadAsync(query.Take(Most), context)),
            (_, IEnumerable<T> items) => One([.. items.Take(Most)]),
            (_, IAsyncEnumerable<T> items) => One(
                await items.Take(Most).ToListAsync(context.RequestAborted)
            ),
            _ => throw new InvalidOperationException(
                $"{result.GetType()} is not a list of {typeof(T)}: {coordinate} wants one of its items."
            ),
        };

    private int Most => extent is QueryExtent.Single ? 2 : 1;

    private ValueTask<List<T>> ReadAsync(IQueryable<T> query, IResolverContext context) =>
        query
            .Project(projections?.Of(context.Selection, query, []))
            .ReadAsync(context.RequestAborted);

    private object? One(List<T> items) =>
        items switch
        {
            [] => null,
            [var item] => item,
            _ => throw new InvalidOperationException($"{coordinate} has more than one item."),
        };
}
