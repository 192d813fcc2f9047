using System.Collections;
using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>Makes the condition that a filter asks for.</summary>
/// <remarks>
/// In SQL a comparison with null neither holds nor fails, and <c>NOT</c> leaves it so. So negations are
/// never put around a condition: they go down to the single comparisons, which know what may be null. What
/// is left above are <c>AND</c> and <c>OR</c>, to which unknown is as good as false.
/// </remarks>
/// <param name="isDatabase">The provider knows null along a path by itself.</param>
internal sealed class FilterTranslator(bool isDatabase)
{
    /// <summary>Null when the filter asks for nothing.</summary>
    public Expression? Translate(FilterNode node, object? value, Expression target) =>
        Translate(node, value, target, isNegated: false);

    private Expression? Translate(
        FilterNode node,
        object? value,
        Expression target,
        bool isNegated
    ) =>
        (node, value) switch
        {
            (FilterNode.Own own, not null) => Negate(own.Condition.On(target, value), isNegated),
            (_, not IReadOnlyDictionary<string, object?>) => null,
            (FilterNode.Object type, IReadOnlyDictionary<string, object?> entries) => Join(
                entries.Select(entry => OnMember(type, entry.Key, entry.Value, target, isNegated)),
                isAnd: !isNegated
            ),
            (FilterNode.Value type, IReadOnlyDictionary<string, object?> entries) => Join(
                entries.Select(entry => OnValue(type, entry.Key, entry.Value, target, isNegated)),
                isAnd: !isNegated
            ),
            (FilterNode.List type, IReadOnlyDictionary<string, object?> entries) => Join(
                entries.Select(entry => OnList(type, entry.Key, entry.Value, target, isNegated)),
                isAnd: !isNegated
            ),
            _ => throw new NotSupportedException(node.Name),
        };

    private Expression? OnMember(
        FilterNode.Object type,
        string name,
        object? value,
        Expression target,
        bool isNegated
    )
    {
        if (FilterOperations.IsCombinator(name) && !type.Fields.ContainsKey(name))
        {
            return Combine(type, name, value, target, isNegated);
        }

        var (path, node) = type.Fields[name];
        if (value is null)
        {
            throw FilterErrors.NullNotSupported(name, node, node.Name);
        }

        var condition = Translate(node, value, path.On(target), isNegated);
        return condition is null
            ? null
            : Owners(path, node, isNegated)
                .Select(owner => owner.On(target))
                .Where(owner => !owner.Type.IsValueType)
                .Aggregate(condition, (inner, owner) => Guard(inner, owner, isNegated));
    }

    /// <summary>A member of nothing fulfils no condition.</summary>
    private static BinaryExpression Guard(Expression condition, Expression owner, bool isNegated)
    {
        var nothing = Expression.Constant(null, owner.Type);
        return isNegated
            ? Expression.OrElse(Expression.Equal(owner, nothing), condition)
            : Expression.AndAlso(Expression.NotEqual(owner, nothing), condition);
    }

    /// <summary>
    /// What may be null along the way, innermost first. A database finds nothing by a comparison with a
    /// member of nothing, so that only negations have to ask, and only for a row beside the item.
    /// </summary>
    private IEnumerable<MemberPath> Owners(MemberPath path, FilterNode node, bool isNegated)
    {
        var length = node is FilterNode.Value or FilterNode.Own
            ? path.Members.Count - 1
            : path.Members.Count;
        return !isDatabase
                ? Enumerable
                    .Range(1, length)
                    .Reverse()
                    .Select(count => new MemberPath([.. path.Members.Take(count)]))
            : isNegated && node is FilterNode.Object ? [path]
            : [];
    }

    private Expression? Combine(
        FilterNode node,
        string name,
        object? value,
        Expression target,
        bool isNegated
    )
    {
        if (name == FilterOperations.Not)
        {
            return value is null
                ? throw FilterErrors.NullNotSupported(name, node, node.Name)
                : Translate(node, value, target, !isNegated);
        }

        return Join(
            (value as IEnumerable ?? Array.Empty<object>())
                .Cast<object?>()
                .Select(item => Translate(node, item, target, isNegated)),
            isAnd: name == FilterOperations.And != isNegated
        );
    }

    private Expression? OnValue(
        FilterNode.Value type,
        string operation,
        object? value,
        Expression target,
        bool isNegated
    ) =>
        FilterOperations.IsCombinator(operation)
            ? Combine(type, operation, value, target, isNegated)
            : new ValueCondition(type, target, isDatabase).Make(operation, value, isNegated);

    private Expression OnList(
        FilterNode.List type,
        string operation,
        object? value,
        Expression target,
        bool isNegated
    )
    {
        if (value is null)
        {
            var expected = operation == FilterOperations.Any ? "Boolean" : type.Item.Name;
            throw FilterErrors.NullNotSupported(operation, type, expected);
        }

        if (operation == FilterOperations.Any)
        {
            return Negate(AnyOf(type, target, null), isNegated == value is true);
        }

        // All are such when none is not; none is asked by the negation of some.
        var item = Expression.Parameter(type.ItemType, "element");
        var isAll = operation == FilterOperations.All;
        var condition =
            Translate(type.Item, value, item, isNegated: isAll) ?? Expression.Constant(!isAll);
        var some = AnyOf(type, target, Expression.Lambda(condition, item));
        return Negate(some, isNegated != (operation != FilterOperations.Some));
    }

    private static MethodCallExpression AnyOf(
        FilterNode.List type,
        Expression target,
        LambdaExpression? predicate
    ) =>
        predicate is null
            ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [type.ItemType], target)
            : Expression.Call(
                typeof(Enumerable),
                nameof(Enumerable.Any),
                [type.ItemType],
                target,
                predicate
            );

    private static Expression Negate(Expression condition, bool isNegated) =>
        isNegated ? Expression.Not(condition) : condition;

    private static Expression? Join(IEnumerable<Expression?> conditions, bool isAnd) =>
        conditions
            .OfType<Expression>()
            .Aggregate(
                null as Expression,
                (left, right) =>
                    left is null ? right
                    : isAnd ? Expression.AndAlso(left, right)
                    : Expression.OrElse(left, right)
            );
}
