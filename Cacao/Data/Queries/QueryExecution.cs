using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Data.Queries;

/// <summary>Runs queries without blocking where their provider can.</summary>
internal static class QueryExecution
{
    public static bool IsAsync(this IQueryable query) => query.Provider is IAsyncQueryProvider;

    public static async ValueTask<List<T>> ReadAsync<T>(
        this IQueryable<T> query,
        CancellationToken cancellationToken
    ) => query.IsAsync() ? await query.ToListAsync(cancellationToken) : [.. query];

    public static async ValueTask<int> CountItemsAsync<T>(
        this IQueryable<T> query,
        CancellationToken cancellationToken
    )
    {
        if (query.IsAsync())
        {
            return await query.CountAsync(cancellationToken);
        }

#pragma warning disable S6966 // A query over memory has nothing to wait for.
        return query.Count();
#pragma warning restore S6966
    }

    /// <summary>The entity that the query begins with, when it is one of EF Core.</summary>
    public static IEntityType? EntityType(this IQueryable query)
    {
        var finder = new RootFinder();
        finder.Visit(query.Expression);
        return finder.Root?.EntityType;
    }

    private sealed class RootFinder : System.Linq.Expressions.ExpressionVisitor
    {
        public EntityQueryRootExpression? Root { get; private set; }

        protected override System.Linq.Expressions.Expression VisitExtension(
            System.Linq.Expressions.Expression node
        )
        {
            Root ??= node as EntityQueryRootExpression;
            return node;
        }
    }
}
