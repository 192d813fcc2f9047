using System.Linq.Expressions;
using Cacao.Data.Projections;
using Cacao.Data.Queries;

namespace Cacao.Data.Paging;

/// <summary>
/// Pages through a database query by its order keys: a page costs the same wherever it lies, and
/// rows that come or go meanwhile are neither skipped nor repeated.
/// </summary>
internal sealed class KeysetPager<T>(string coordinate, byte[] cursorKey)
{
    /// <param name="projectionOf">
    /// What to read of an item, the members that these keys are in included; null for all.
    /// </param>
    public async ValueTask<Connection<T>> ReadAsync(
        IQueryable<T> query,
        PageRequest request,
        Func<IReadOnlyList<OrderKey>, Projection<T>?>? projectionOf,
        CancellationToken cancellationToken
    )
    {
        var keys =
            Ordering.MakeTotal(query, Ordering.KeysOf(query))
            ?? throw new NotSupportedException($"{coordinate} cannot be paged: it has no key.");
        var codec = new CursorCodec(
            cursorKey,
            $"{coordinate}({string.Join(',', keys)})",
            [.. keys.Select(TypeInCursor)]
        );
        var rows = request.ReadsItems
            ? await ReadPageAsync(query, keys, codec, request, projectionOf, cancellationToken)
            : new([], [], HasMore: false);
        var total = request.CountsTotal ? await query.CountItemsAsync(cancellationToken) : 0;
        return rows.ToConnection(request, codec, total);
    }

    private static async ValueTask<Page> ReadPageAsync(
        IQueryable<T> query,
        List<OrderKey> keys,
        CursorCodec codec,
        PageRequest request,
        Func<IReadOnlyList<OrderKey>, Projection<T>?>? projectionOf,
        CancellationToken cancellationToken
    )
    {
        List<OrderKey> reversed = [.. keys.Select(key => key.Reverse())];
        var page = query;
        if (request.After is { } after)
        {
            page = KeysetPredicate.Apply(page, keys, codec.Decode("after", after));
        }

        if (request.Before is { } before)
        {
            page = KeysetPredicate.Apply(page, reversed, codec.Decode("before", before));
        }

        var ordered = Ordering.Apply(page, request.IsBackward ? reversed : keys);
        // One more than asked for tells whether there is a next page.
        var inItem = keys.FindAll(key => Ordering.IsInItem(query, key));
        var projection = projectionOf?.Invoke(inItem);
        var rows =
            inItem.Count == keys.Count
                ? await ReadItemsAsync(
                    ordered.Take(request.Size + 1).Project(projection),
                    keys,
                    cancellationToken
                )
                : await ReadItemsWithKeysAsync(
                    ordered.Beside(projection).Select(WithKeys(keys, projection?.Item)),
                    keys,
                    request.Size + 1,
                    cancellationToken
                );
        var hasMore = rows.Items.Count > request.Size;
        if (hasMore)
        {
            rows.Items.RemoveAt(request.Size);
        }

        if (request.IsBackward)
        {
            rows.Items.Reverse();
        }

        return rows with
        {
            HasMore = hasMore,
        };
    }

    private static async ValueTask<Page> ReadItemsAsync(
        IQueryable<T> query,
        List<OrderKey> keys,
        CancellationToken cancellationToken
    )
    {
        var items = await query.ReadAsync(cancellationToken);
        return new(
            [
                .. items.Select(item => new Row(
                    item,
                    () => [.. keys.Select(key => KeyReader<T>.Read(item, key.Path))]
                )),
            ],
            keys,
            HasMore: false
        );
    }

    // Keys in other rows are not loaded with the item.
    private static async ValueTask<Page> ReadItemsWithKeysAsync(
        IQueryable<KeyedItem> query,
        List<OrderKey> keys,
        int count,
        CancellationToken cancellationToken
    )
    {
        var keyed = await query.Take(count).ReadAsync(cancellationToken);
        return new([.. keyed.Select(row => new Row(row.Item, () => row.Keys))], keys, false);
    }

    private static Expression<Func<T, KeyedItem>> WithKeys(
        List<OrderKey> keys,
        Expression<Func<T, T>>? narrow
    )
    {
        var item = narrow?.Parameters[0] ?? Expression.Parameter(typeof(T), "item");
        var values = Expression.NewArrayInit(
            typeof(object),
            keys.Select(key => Expression.Convert(Nullable(key.Path.On(item)), typeof(object)))
        );
        var type = typeof(KeyedItem);
        return Expression.Lambda<Func<T, KeyedItem>>(
            Expression.MemberInit(
                Expression.New(type),
                Expression.Bind(type.GetProperty(nameof(KeyedItem.Item))!, narrow?.Body ?? item),
                Expression.Bind(type.GetProperty(nameof(KeyedItem.Keys))!, values)
            ),
            item
        );
    }

    private static Expression Nullable(Expression value) =>
        value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    /// <summary>A value in another row may be missing with its row.</summary>
    private static Type TypeInCursor(OrderKey key) =>
        key.Path is { IsNested: true, Type.IsValueType: true }
        && System.Nullable.GetUnderlyingType(key.Path.Type) is null
            ? typeof(Nullable<>).MakeGenericType(key.Path.Type)
            : key.Path.Type;

    private sealed class KeyedItem
    {
        public T Item { get; init; } = default!;

        public object?[] Keys { get; init; } = [];
    }

    private sealed record Row(T Item, Func<object?[]> Keys);

    private sealed record Page(List<Row> Items, List<OrderKey> Keys, bool HasMore)
    {
        public Connection<T> ToConnection(PageRequest request, CursorCodec codec, int total)
        {
            var items = Items;
            // Both given: the last of the first.
            var cut = request is { First: not null, Last: { } last } && items.Count > last;
            if (cut)
            {
                items = items[^request.Last!.Value..];
            }

            string CursorOf(int index) => codec.Encode(items[index].Keys());
            string? CursorAt(Index index) =>
                items.Count == 0 ? null : CursorOf(index.GetOffset(items.Count));
            return new(
                [.. items.Select(row => row.Item)],
                CursorOf,
                new(
                    request.IsBackward ? request.Before is not null : HasMore,
                    cut || (request.IsBackward ? HasMore : request.After is not null),
                    () => CursorAt(0),
                    () => CursorAt(^1)
                ),
                total
            );
        }
    }
}
