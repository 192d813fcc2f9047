using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cacao.Data.Queries;

/// <summary>The order of a query, as keys.</summary>
internal static class Ordering
{
    private const string IdName = "Id";

    private static readonly ConcurrentDictionary<(IEntityType, string), Column?> Columns = new();

    /// <summary>
    /// The keys of the query's <c>OrderBy</c> and <c>ThenBy</c>; empty when it has none. What comes
    /// after them may only leave items out.
    /// </summary>
    public static List<OrderKey> KeysOf(IQueryable query)
    {
        List<OrderKey> keys = [];
        var step = query.Expression;
        while (step is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            var name = call.Method.DeclaringType == typeof(Queryable) ? call.Method.Name : "";
            if (name is "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending")
            {
                var isDescending = name.EndsWith("Descending", StringComparison.Ordinal);
                var selector = (LambdaExpression)((UnaryExpression)call.Arguments[1]).Operand;
                if (!SaysWhereNullsGo(selector, isDescending, keys.FirstOrDefault()))
                {
                    keys.Insert(0, KeyOf(selector, isDescending));
                }

                if (name.StartsWith("Order", StringComparison.Ordinal))
                {
                    return keys;
                }
            }
            else if (!KeepsOrder(name, source, query.ElementType))
            {
                return keys.Count == 0 && IsOrdered(source)
                    ? throw new NotSupportedException(
                        $"Order a paged list after {call.Method.Name}: before it the order is lost."
                    )
                    : keys;
            }

            step = source;
        }

        return keys;
    }

    /// <summary>Keys that make the order total: those of the entity, or the property <c>Id</c>.</summary>
    /// <returns>Null when items have nothing that tells them apart.</returns>
    public static List<OrderKey>? MakeTotal(IQueryable query, List<OrderKey> keys)
    {
        var identity = Identity(query);
        if (identity.Count == 0)
        {
            return null;
        }

        var isDescending = keys.Count > 0 && keys[^1].IsDescending;
        return
        [
            .. keys,
            .. identity
                .Where(path => !keys.Exists(key => key.Path == path))
                .Select(path => new OrderKey(path, isDescending)),
        ];
    }

    public static IOrderedQueryable<T> Apply<T>(IQueryable<T> query, IReadOnlyList<OrderKey> keys)
    {
        var isFirst = true;
        var isDatabase = query.IsAsync();
        foreach (var key in keys)
        {
            var item = Expression.Parameter(typeof(T), "item");
            var value = isDatabase ? key.Path.On(item) : key.Path.OnNullable(item);
            // Databases differ on where nulls go, so that a key of its own says it.
            if (isDatabase && MayBeNull(query, key))
            {
                var nullable = ToNullable(value);
                var isSet = Expression.NotEqual(nullable, Expression.Constant(null, nullable.Type));
                query = OrderBy(query, Expression.Lambda(isSet, item), key.IsDescending, isFirst);
                isFirst = false;
            }

            query = OrderBy(query, Expression.Lambda(value, item), key.IsDescending, isFirst);
            isFirst = false;
        }

        return (IOrderedQueryable<T>)query;
    }

    /// <summary>False when the database knows that the column holds no null.</summary>
    public static bool MayBeNull(IQueryable query, OrderKey key) =>
        FindColumn(query, key.Path) is not { } column
            ? key.Path.IsNested || key.IsNullable
            : column.IsNullable;

    /// <summary>The key is read with the item, not from a row beside it.</summary>
    public static bool IsInItem(IQueryable query, OrderKey key) =>
        !key.Path.IsNested || FindColumn(query, key.Path) is not null;

    private static Column? FindColumn(IQueryable query, MemberPath path) =>
        query.EntityType() is { } entity && entity.ClrType == query.ElementType
            ? Columns.GetOrAdd((entity, path.ToString()), _ => FindColumn(entity, path))
            : null;

    private static Column? FindColumn(ITypeBase type, MemberPath path)
    {
        var isNullable = false;
        foreach (var member in path.Members.SkipLast(1))
        {
            if (type.FindComplexProperty(member.Name) is not { } complex)
            {
                return null;
            }

            isNullable |= complex.IsNullable;
            type = complex.ComplexType;
        }

        return type.FindProperty(path.Members[^1].Name) is { } property
            ? new(isNullable || property.IsNullable)
            : null;
    }

    private static bool KeepsOrder(string method, Expression source, Type item) =>
        method is not ("Reverse" or "Concat" or "Union" or "Except" or "Intersect" or "Distinct")
        && typeof(IQueryable<>).MakeGenericType(item).IsAssignableFrom(source.Type);

    private static bool IsOrdered(Expression? source)
    {
        while (source is MethodCallExpression { Arguments: [var inner, ..] })
        {
            if (typeof(IOrderedQueryable).IsAssignableFrom(source.Type))
            {
                return true;
            }

            source = inner;
        }

        return false;
    }

    // As Apply says it before the key itself.
    private static bool SaysWhereNullsGo(
        LambdaExpression selector,
        bool isDescending,
        OrderKey? next
    ) =>
        selector.Body
            is BinaryExpression
            {
                NodeType: ExpressionType.NotEqual,
                Right: ConstantExpression { Value: null }
            } isSet
        && next?.IsDescending == isDescending
        && MemberPath.Of(Expression.Lambda(isSet.Left, selector.Parameters)) == next.Path;

    private static OrderKey KeyOf(LambdaExpression selector, bool isDescending)
    {
        var path =
            MemberPath.Of(selector)
            ?? throw new NotSupportedException(
                $"A list that is paged can only be ordered by properties, not by {selector}."
            );
        return new(path, isDescending);
    }

    private static List<MemberPath> Identity(IQueryable query)
    {
        var members = query.ElementType;
        if (query.EntityType() is { } entity && entity.ClrType == members)
        {
            var properties = entity.FindPrimaryKey()?.Properties ?? [];
            // A UUID tells rows apart by itself, whatever else is in the key.
            var uuid = properties.FirstOrDefault(property =>
                property.Name == IdName && IsUuid(property.ClrType)
            );
            return
            [
                .. (uuid is null ? properties : [uuid])
                    .Select(property => property.PropertyInfo)
                    .OfType<PropertyInfo>()
                    .Select(property => new MemberPath([property])),
            ];
        }

        return members.GetProperty(IdName) is { } id ? [new MemberPath([id])] : [];
    }

    private static bool IsUuid(Type type) =>
        type == typeof(Guid) || WrappedValue.Of(type)?.Property.PropertyType == typeof(Guid);

    private static IQueryable<T> OrderBy<T>(
        IQueryable<T> query,
        LambdaExpression selector,
        bool isDescending,
        bool isFirst
    )
    {
        var name = (isFirst ? "OrderBy" : "ThenBy") + (isDescending ? "Descending" : "");
        List<Expression> arguments = [query.Expression, Expression.Quote(selector)];
        if (!query.IsAsync())
        {
            // In memory id types have no order but ours.
            arguments.Add(Expression.Constant(ComparerFor(selector.ReturnType)));
        }

        return query.Provider.CreateQuery<T>(
            Expression.Call(
                typeof(Queryable),
                name,
                [typeof(T), selector.ReturnType],
                [.. arguments]
            )
        );
    }

    private static object ComparerFor(Type type) =>
        typeof(Order<>)
            .MakeGenericType(type)
            .GetProperty(nameof(Order<int>.Comparer))!
            .GetValue(null)!;

    private static Expression ToNullable(Expression value) =>
        value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    private sealed record Column(bool IsNullable);
}
