using System.Linq.Expressions;
using Cacao.Data.Queries;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Filtering;

/// <summary>The meaning of <c>[UseFiltering]</c>.</summary>
internal sealed class FilterConvention : IFieldConvention
{
    private const string ArgumentName = "where";

    // One schema is built at a time; building it again begins anew.
    private (ISchemaBuildContext Schema, FilterTypes Types)? _known;

    public int Order => MiddlewareOrder.Filtering;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.Attribute<UseFilteringAttribute>() is not { } attribute)
        {
            return;
        }

        var result = ResultTypes.Unwrap(field.ResultType);
        var item =
            ResultTypes.ItemType(result)
            ?? throw new InvalidOperationException(
                $"{field} cannot be filtered: {result} is no list."
            );
        var types = TypesOf(context);
        var input = attribute.FilterType is { } own
            ? ((IFilterInputType)Activator.CreateInstance(own)!).Build()
            : FilterInput.Infer(item);
        var node = types.Add(input);
        var argument = field.AddArgument(ArgumentName, TypeReference.Of(node.Name), typeof(object));
        argument.Description = () => "Only items for which this holds.";
        var cost = context.Configuration.Feature<CostOptions>();
        if (cost.ApplyCostDefaults)
        {
            argument.Directives.Add(
                CostDirectives.CostOf(cost.Filtering.DefaultFilterArgumentCost)
            );
        }

        var filter = (Filter)Activator.CreateInstance(typeof(Filter<>).MakeGenericType(item))!;
        field.Use(MiddlewareOrder.Filtering, complete => Middleware(complete, filter, node));
    }

    private FilterTypes TypesOf(ISchemaBuildContext context)
    {
        if (_known is not { } known || known.Schema != context)
        {
            _known = known = (context, new FilterTypes(context));
        }

        return known.Types;
    }

    private static FieldMiddleware Middleware(OutputField field, Filter filter, FilterNode node)
    {
        var index = field.FindArgument(ArgumentName)!.Index;
        return next =>
            async context =>
            {
                var result = await next(context);
                var value = context.ArgumentValue(index);
                return result is null || value is null ? result : filter.Apply(result, node, value);
            };
    }

    private abstract class Filter
    {
        public abstract object Apply(object result, FilterNode node, object value);
    }

    private sealed class Filter<T> : Filter
    {
        public override object Apply(object result, FilterNode node, object value)
        {
            var query =
                result as IQueryable<T>
                ?? (result as IEnumerable<T>)?.AsQueryable()
                ?? throw new InvalidOperationException($"{result.GetType()} cannot be filtered.");
            var item = Expression.Parameter(typeof(T), "item");
            var condition = new FilterTranslator(query.IsAsync()).Translate(node, value, item);
            return condition is null
                ? query
                : query.Where(Expression.Lambda<Func<T, bool>>(condition, item));
        }
    }
}
