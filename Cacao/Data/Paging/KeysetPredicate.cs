using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Paging;

/// <summary>
/// The condition that an item comes after given values in an order. It begins with a plain comparison
/// of the first key, from which a database can enter its index.
/// </summary>
internal static class KeysetPredicate
{
    public static IQueryable<T> Apply<T>(
        IQueryable<T> query,
        IReadOnlyList<OrderKey> keys,
        IReadOnlyList<object?> values
    )
    {
        var item = Expression.Parameter(typeof(T), "item");
        var steps = keys.Select((key, i) => Step.Of(query, key, values[i], item)).ToList();
        var condition = Comes(steps, 0);
        return query.Where(Expression.Lambda<Func<T, bool>>(condition, item));
    }

    private static Expression Comes(List<Step> steps, int index)
    {
        var step = steps[index];
        if (index == steps.Count - 1)
        {
            return step.IsAfter;
        }

        var rest = Comes(steps, index + 1);
        return step.IsAtOrAfter is { } entry
            ? Expression.AndAlso(entry, Expression.OrElse(step.IsAfter, rest))
            : Expression.OrElse(step.IsAfter, Expression.AndAlso(step.IsAt, rest));
    }

    /// <param name="IsAfter">The item's key comes after the value.</param>
    /// <param name="IsAt">It equals the value.</param>
    /// <param name="IsAtOrAfter">Both in one comparison; null where nulls prevent that.</param>
    private sealed record Step(Expression IsAfter, Expression IsAt, Expression? IsAtOrAfter)
    {
        public static Step Of(
            IQueryable query,
            OrderKey key,
            object? value,
            ParameterExpression item
        )
        {
            var member = key.Path.On(item);
            return !Ordering.MayBeNull(query, key) ? Required(key, member, value)
                : value is null ? AtNull(key, member)
                : Nullable(key, member, value);
        }

        private static Step Required(OrderKey key, Expression member, object? value)
        {
            var parameter = QueryParameter.Of(value, member.Type);
            return key.IsDescending
                ? new(
                    Comparisons.Below(member, parameter),
                    Comparisons.Equal(member, parameter),
                    Comparisons.AtMost(member, parameter)
                )
                : new(
                    Comparisons.Above(member, parameter),
                    Comparisons.Equal(member, parameter),
                    Comparisons.AtLeast(member, parameter)
                );
        }

        // Nulls are first when ascending and last when descending.
        private static Step AtNull(OrderKey key, Expression member)
        {
            var nothing = Expression.Constant(null, NullableOf(member.Type));
            var nullable = ToNullable(member);
            return new(
                key.IsDescending
                    ? Expression.Constant(false)
                    : Expression.NotEqual(nullable, nothing),
                Expression.Equal(nullable, nothing),
                null
            );
        }

        private static Step Nullable(OrderKey key, Expression member, object? value)
        {
            var nullable = ToNullable(member);
            var parameter = QueryParameter.Of(value, nullable.Type);
            var isAt = Comparisons.Equal(nullable, parameter);
            return key.IsDescending
                ? new(
                    Expression.OrElse(
                        Comparisons.Below(nullable, parameter),
                        Expression.Equal(nullable, Expression.Constant(null, nullable.Type))
                    ),
                    isAt,
                    null
                )
                : new(Comparisons.Above(nullable, parameter), isAt, null);
        }

        private static Expression ToNullable(Expression member) =>
            member.Type == NullableOf(member.Type)
                ? member
                : Expression.Convert(member, NullableOf(member.Type));

        private static Type NullableOf(Type type) =>
            type.IsValueType && System.Nullable.GetUnderlyingType(type) is null
                ? typeof(Nullable<>).MakeGenericType(type)
                : type;
    }
}
