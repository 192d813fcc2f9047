using Cacao.Data.Queries;

namespace Cacao.Data.Paging;

/// <summary>
/// Pages through a list in memory. A cursor names the item by its <c>Id</c> where it has one, and by
/// its place: so that items which come or go before it do not matter.
/// </summary>
internal sealed class ListPager<T>(string coordinate, byte[] cursorKey)
{
    private static readonly MemberPath? Identity =
        typeof(T).GetProperty("Id") is { CanRead: true } id && id.GetIndexParameters().Length == 0
            ? new MemberPath([id])
            : null;

    /// <param name="items">The whole list.</param>
    /// <param name="order">Says what order the list is in, for its cursors.</param>
    /// <param name="request">What page of it.</param>
    public Connection<T> Read(IReadOnlyList<T> items, string order, PageRequest request)
    {
        var codec = new CursorCodec(
            cursorKey,
            $"{coordinate}[{order}]",
            Identity is null ? [typeof(int)] : [typeof(int), Identity.Type]
        );
        var start = request.After is { } after ? Find(items, codec.Decode("after", after)).Next : 0;
        var end = request.Before is { } before
            ? Find(items, codec.Decode("before", before)).Place
            : items.Count;
        var (from, to) = Cut(start, Math.Max(start, end), request);
        string CursorOf(int index) => Encode(codec, items, from + index);
        return new(
            [.. items.Skip(from).Take(to - from)],
            CursorOf,
            new(
                request.IsBackward ? request.Before is not null : to < end,
                request.IsBackward ? from > start : from > start || request.After is not null,
                () => from == to ? null : CursorOf(0),
                () => from == to ? null : CursorOf(to - from - 1)
            ),
            items.Count
        );
    }

    private static (int From, int To) Cut(int start, int end, PageRequest request)
    {
        if (request.First < end - start)
        {
            end = start + request.First.Value;
        }

        if (request.Last < end - start)
        {
            start = end - request.Last.Value;
        }

        return (start, end);
    }

    private static string Encode(CursorCodec codec, IReadOnlyList<T> items, int index) =>
        codec.Encode(
            Identity is null ? [index] : [index, KeyReader<T>.Read(items[index], Identity)]
        );

    /// <summary>Where the item of the cursor is, and where the list goes on after it.</summary>
    private static (int Place, int Next) Find(IReadOnlyList<T> items, object?[] cursor)
    {
        var place = Math.Clamp((int)cursor[0]!, 0, items.Count);
        if (Identity is null)
        {
            return (place, Math.Min(place + 1, items.Count));
        }

        var identity = Identity;
        bool IsIt(int index) => Equals(KeyReader<T>.Read(items[index], identity), cursor[1]);
        if (place < items.Count && IsIt(place))
        {
            return (place, place + 1);
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (IsIt(index))
            {
                return (index, index + 1);
            }
        }

        // It has been removed: what followed it stands in its place now.
        return (place, place);
    }
}
