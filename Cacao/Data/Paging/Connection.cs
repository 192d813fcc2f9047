namespace Cacao.Data.Paging;

/// <summary>One page of a list.</summary>
/// <remarks>https://relay.dev/graphql/connections.htm</remarks>
public abstract class Connection
{
    private protected Connection(ConnectionPageInfo pageInfo, int totalCount)
    {
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    public ConnectionPageInfo PageInfo { get; }

    /// <summary>Items of the whole list; only counted when it was asked for.</summary>
    public int TotalCount { get; }

    internal abstract object UntypedNodes { get; }

    internal abstract object UntypedEdges { get; }
}

/// <inheritdoc/>
/// <typeparam name="T">What the nodes are.</typeparam>
public sealed class Connection<T> : Connection
{
    private IReadOnlyList<Edge<T>>? _edges;

    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo pageInfo, int totalCount = 0)
        : base(pageInfo, totalCount)
    {
        _edges = edges;
        Nodes = [.. edges.Select(edge => edge.Node)];
        CursorOf = index => edges[index].Cursor;
    }

    internal Connection(
        IReadOnlyList<T> nodes,
        Func<int, string> cursorOf,
        ConnectionPageInfo pageInfo,
        int totalCount
    )
        : base(pageInfo, totalCount)
    {
        Nodes = nodes;
        CursorOf = cursorOf;
    }

    public IReadOnlyList<T> Nodes { get; }

    /// <summary>Made when they are first asked for.</summary>
    public IReadOnlyList<Edge<T>> Edges =>
        _edges ??= [.. Nodes.Select((node, index) => new Edge<T>(node, () => CursorOf(index)))];

    internal override object UntypedNodes => Nodes;

    internal override object UntypedEdges => Edges;

    private Func<int, string> CursorOf { get; }
}

/// <summary>A node and its place in the list.</summary>
public abstract class Edge
{
    private readonly Func<string> _makeCursor;

    private protected Edge(Func<string> makeCursor) => _makeCursor = makeCursor;

    public string Cursor => field ??= _makeCursor();

    internal abstract object? UntypedNode { get; }
}

/// <inheritdoc/>
/// <typeparam name="T">What the node is.</typeparam>
public sealed class Edge<T> : Edge
{
    public Edge(T node, string cursor)
        : base(() => cursor) => Node = node;

    internal Edge(T node, Func<string> makeCursor)
        : base(makeCursor) => Node = node;

    public T Node { get; }

    internal override object? UntypedNode => Node;
}

/// <summary>Whether there is more of the list, and where to go on.</summary>
public sealed class ConnectionPageInfo
{
    private readonly Func<string?> _start;
    private readonly Func<string?> _end;

    public ConnectionPageInfo(
        bool hasNextPage,
        bool hasPreviousPage,
        string? startCursor,
        string? endCursor
    )
        : this(hasNextPage, hasPreviousPage, () => startCursor, () => endCursor) { }

    internal ConnectionPageInfo(
        bool hasNextPage,
        bool hasPreviousPage,
        Func<string?> start,
        Func<string?> end
    )
    {
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        _start = start;
        _end = end;
    }

    public bool HasNextPage { get; }

    public bool HasPreviousPage { get; }

    public string? StartCursor => _start();

    public string? EndCursor => _end();
}
