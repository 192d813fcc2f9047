using Cacao.Data.Projections;
using Cacao.Data.Queries;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Paging;

/// <summary>Makes a connection of whatever the resolver returned.</summary>
internal abstract class PagingHandler
{
    public abstract ValueTask<object?> PageAsync(
        object? result,
        PageRequest request,
        IResolverContext context
    );
}

internal sealed class PagingHandler<T>(
    string coordinate,
    byte[] cursorKey,
    SelectionProjections? projections
) : PagingHandler
{
    private readonly KeysetPager<T> _keyset = new(coordinate, cursorKey);
    private readonly ListPager<T> _list = new(coordinate, cursorKey);

    public override async ValueTask<object?> PageAsync(
        object? result,
        PageRequest request,
        IResolverContext context
    ) =>
        result switch
        {
            null => null,
            Connection made => made,
            IQueryable<T> query when query.IsAsync() => await _keyset.ReadAsync(
                query,
                request,
                projections is null ? null : keys => projections.Of(context.Selection, query, keys),
                context.RequestAborted
            ),
            IQueryable<T> query => _list.Read(
                [.. query],
                string.Join(',', Ordering.KeysOf(query)),
                request
            ),
            IReadOnlyList<T> list => _list.Read(list, "", request),
            IEnumerable<T> items => _list.Read([.. items], "", request),
            IAsyncEnumerable<T> items => _list.Read(
                await items.ToListAsync(context.RequestAborted),
                "",
                request
            ),
            _ => throw new InvalidOperationException(
                $"{result.GetType()} is not a list of {typeof(T)} that could be paged."
            ),
        };
}
