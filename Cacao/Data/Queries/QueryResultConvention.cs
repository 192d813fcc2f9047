using Cacao.Data.Projections;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;
using Cacao.Types.Model;

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
        var extent = ExtentOf(field);
        var isQuery =
            typeof(IQueryable).IsAssignableFrom(result)
            || field.Attribute<UseFilteringAttribute>() is not null
            || field.Attribute<UseSortingAttribute>() is not null;
        if (
            (extent is QueryExtent.All && !isQuery)
            || field.Attribute<UsePagingAttribute>() is not null
        )
        {
            return;
        }

        if (ResultTypes.ItemType(result) is not { } item)
        {
            if (extent is not QueryExtent.All)
            {
                throw new InvalidOperationException(
                    $"{field} cannot be one item of a list: {result} is no list."
                );
            }

            return;
        }

        if (extent is not QueryExtent.All)
        {
            field.Type = ItemOf(field, item).Nullable();
        }

        field.Use(
            MiddlewareOrder.Paging,
            complete =>
            {
                var ending = EndingOf(complete, extent, item);
                return next => async context => await ending.EndAsync(await next(context), context);
            }
        );
    }

    private static QueryExtent ExtentOf(FieldConfiguration field)
    {
        var isFirst = field.Attribute<UseFirstOrDefaultAttribute>() is not null;
        var isSingle = field.Attribute<UseSingleOrDefaultAttribute>() is not null;
        return isFirst ? QueryExtent.First
            : isSingle ? QueryExtent.Single
            : QueryExtent.All;
    }

    private static TypeReference ItemOf(FieldConfiguration field, Type item) =>
        field.Type.Nullable() is TypeReference.ListOf list ? list.Item : TypeReference.Of(item);

    private static QueryEnding EndingOf(OutputField field, QueryExtent extent, Type item) =>
        (QueryEnding)
            Activator.CreateInstance(
                typeof(QueryEnding<>).MakeGenericType(item),
                field.ToString(),
                extent,
                field.Feature<SelectionProjections>()
            )!;
}
