namespace Cacao.StandIn.Lists;

internal static class PaymentList
{
    private const int PageSizeMax = 100;

    public static PaymentConnection Page(
        IEnumerable<Payment> payments,
        PaymentFilter? filter,
        IReadOnlyList<PaymentOrder>? orderBy,
        PageArguments arguments
    )
    {
        Check("first", arguments.First);
        Check("last", arguments.Last);
        var rows = payments.Where(payment => filter is null || filter.Matches(payment)).ToList();
        foreach (var order in (orderBy ?? []).Reverse())
        {
            // Order is stable, List.Sort is not.
            rows = [.. rows.Order(Comparer<Payment>.Create(order.Compare))];
        }

        // Cursors are a caller's text: what they add up to may exceed an int.
        var from = arguments.After is { } after ? Cursor.Read(after) + 1L : 0L;
        var to = arguments.Before is { } before
            ? Math.Min(Cursor.Read(before), (long)rows.Count)
            : rows.Count;
        to = Math.Min(to, from + (arguments.First ?? rows.Count));
        from = Math.Max(from, to - (arguments.Last ?? to));
        var edges = new List<PaymentEdge>();
        for (var index = from; index < to; index++)
        {
            edges.Add(new(Cursor.Of((int)index), rows[(int)index]));
        }

        return new(
            edges,
            [.. edges.Select(edge => edge.Node)],
            new(
                to < rows.Count,
                from > 0,
                edges is [var first, ..] ? first.Cursor : null,
                edges is [.., var last] ? last.Cursor : null
            ),
            rows.Count
        );
    }

    private static void Check(string name, int? size)
    {
        if (size < 0)
        {
            throw new GraphQLException($"`{name}` must not be negative.");
        }

        if (size > PageSizeMax)
        {
            throw new GraphQLException($"`{name}` must not exceed {PageSizeMax}.");
        }
    }
}

internal sealed record PageArguments(int? First, string? After, int? Last, string? Before);

public sealed record PaymentConnection(
    IReadOnlyList<PaymentEdge> Edges,
    IReadOnlyList<Payment> Nodes,
    PageInfo PageInfo,
    int TotalCount
);

public sealed record PaymentEdge(string Cursor, Payment Node);

public sealed record PageInfo(
    bool HasNextPage,
    bool HasPreviousPage,
    string? StartCursor,
    string? EndCursor
);
