using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;

namespace Cacao.Data.Queries;

/// <summary>
/// A field that returns a query and is not paged: the query is run here, so that it neither blocks a
/// thread nor outlives the request.
/// </summary>
internal sealed class QueryResultConvention : IFieldConvention
{
    public int Order => MiddlewareOrder.Paging;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        var result = ResultTypes.Unwrap(field.ResultType);
        var isQuery = typeof(IQueryable).IsAssignableFrom(result);
        var becomesQuery =
            field.Attribute<UseFilteringAttribute>() is not null
            || field.Attribute<UseSortingAttribute>() is not null;
        if (
            (!isQuery && !becomesQuery)
            || field.Attribute<UsePagingAttribute>() is not null
            || ResultTypes.ItemType(result) is not { } item
        )
        {
            return;
        }

        var runner = (QueryRunner)
            Activator.CreateInstance(typeof(QueryRunner<>).MakeGenericType(item))!;
        field.Use(
            MiddlewareOrder.Paging,
            next =>
                async context => await runner.RunAsync(await next(context), context.RequestAborted)
        );
    }

    private abstract class QueryRunner
    {
        public abstract ValueTask<object?> RunAsync(object? result, CancellationToken ct);
    }

    private sealed class QueryRunner<T> : QueryRunner
    {
        public override async ValueTask<object?> RunAsync(object? result, CancellationToken ct) =>
            result is IQueryable<T> query ? await query.ReadAsync(ct) : result;
    }
}
