using System.Collections;
using Cacao.Data.Queries;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Data.Sorting;

/// <summary>The meaning of <c>[UseSorting]</c>: the client's order replaces that of the resolver.</summary>
internal sealed class SortConvention : IFieldConvention
{
    private const string ArgumentName = "order";

    // One schema is built at a time; building it again begins anew.
    private (ISchemaBuildContext Schema, SortTypes Types)? _known;

    public int Order => MiddlewareOrder.Sorting;

    public void Apply(FieldConfiguration field, ISchemaBuildContext context)
    {
        if (field.Attribute<UseSortingAttribute>() is not { } attribute)
        {
            return;
        }

        var result = ResultTypes.Unwrap(field.ResultType);
        var item =
            ResultTypes.ItemType(result)
            ?? throw new InvalidOperationException(
                $"{field} cannot be sorted: {result} is no list."
            );
        var types = TypesOf(context);
        var input = attribute.SortType is { } own
            ? ((ISortInputType)Activator.CreateInstance(own)!).Build()
            : SortInput.Infer(item);
        var (type, name) = types.Add(input);
        var argument = field.AddArgument(ArgumentName, type.NonNull().List(), typeof(object));
        argument.Description = () => "In this order, in place of the list's own.";
        var cost = context.Configuration.Feature<CostOptions>();
        if (cost.ApplyCostDefaults)
        {
            argument.Directives.Add(CostDirectives.CostOf(cost.Sorting.DefaultSortArgumentCost));
        }

        var sorter = (Sorter)Activator.CreateInstance(typeof(Sorter<>).MakeGenericType(item))!;
        field.Use(
            MiddlewareOrder.Sorting,
            complete => Middleware(complete, sorter, value => Keys(types, name, value))
        );
    }

    private SortTypes TypesOf(ISchemaBuildContext context)
    {
        if (_known is not { } known || known.Schema != context)
        {
            _known = known = (context, new SortTypes(context));
        }

        return known.Types;
    }

    private static FieldMiddleware Middleware(
        OutputField field,
        Sorter sorter,
        Func<object?, List<OrderKey>> keysOf
    )
    {
        var index = field.FindArgument(ArgumentName)!.Index;
        return next =>
            async context =>
            {
                var result = await next(context);
                var keys = keysOf(context.ArgumentValue(index));
                return result is null || keys.Count == 0 ? result : sorter.Sort(result, keys);
            };
    }

    private static List<OrderKey> Keys(SortTypes types, string name, object? value) =>
        value is IEnumerable items
            ?
            [
                .. items
                    .Cast<object?>()
                    .SelectMany(item => types.KeysOf(name, item))
                    .DistinctBy(key => key.Path),
            ]
            : [];

    private abstract class Sorter
    {
        public abstract object Sort(object result, List<OrderKey> keys);
    }

    private sealed class Sorter<T> : Sorter
    {
        public override object Sort(object result, List<OrderKey> keys)
        {
            var query = result as IQueryable<T> ?? (result as IEnumerable<T>)?.AsQueryable();
            return query is null
                ? throw new InvalidOperationException($"{result.GetType()} cannot be sorted.")
                : Ordering.Apply(query, Ordering.MakeTotal(query, keys) ?? keys);
        }
    }
}
