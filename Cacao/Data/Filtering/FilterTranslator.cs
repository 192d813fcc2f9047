using System.Collections;
using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>Makes the condition that a filter asks for.</summary>
/// <param name="isDatabase">The provider knows null along a path by itself.</param>
internal sealed class FilterTranslator(bool isDatabase)
{
    /// <summary>Null when the filter asks for nothing.</summary>
    public Expression? Translate(FilterNode node, object? value, Expression target) =>
        value is not IReadOnlyDictionary<string, object?> entries
            ? null
            : node switch
            {
                FilterNode.Object type => AllOf(
                    entries.Select(entry => OnMember(type, entry.Key, entry.Value, target))
                ),
                FilterNode.Value type => AllOf(
                    entries.Select(entry => OnValue(type, entry.Key, entry.Value, target))
                ),
                FilterNode.List type => AllOf(
                    entries.Select(entry => OnList(type, entry.Key, entry.Value, target))
                ),
                _ => throw new NotSupportedException(node.Name),
            };

    private Expression? OnMember(
        FilterNode.Object type,
        string name,
        object? value,
        Expression target
    )
    {
        if (name is FilterOperations.And or FilterOperations.Or && !type.Fields.ContainsKey(name))
        {
            return Combine(type, name, value, target);
        }

        var (path, node) = type.Fields[name];
        if (value is null)
        {
            throw FilterErrors.NullNotSupported(name, node, node.Name);
        }

        if (isDatabase)
        {
            return Translate(node, value, path.On(target));
        }

        var condition = Translate(node, value, path.On(target));
        return condition is null ? null : Guard(path, node, condition, target);
    }

    /// <summary>In memory, a member of nothing fulfils no condition.</summary>
    private static Expression Guard(
        MemberPath path,
        FilterNode node,
        Expression condition,
        Expression target
    )
    {
        var length = node is FilterNode.Value ? path.Members.Count - 1 : path.Members.Count;
        for (; length > 0; length--)
        {
            var owner = new MemberPath([.. path.Members.Take(length)]).On(target);
            if (!owner.Type.IsValueType)
            {
                condition = Expression.AndAlso(
                    Expression.NotEqual(owner, Expression.Constant(null, owner.Type)),
                    condition
                );
            }
        }

        return condition;
    }

    private Expression? Combine(FilterNode node, string name, object? value, Expression target)
    {
        var conditions = (value as IEnumerable ?? Array.Empty<object>())
            .Cast<object?>()
            .Select(item => Translate(node, item, target));
        return name == FilterOperations.And
            ? AllOf(conditions)
            : conditions.OfType<Expression>().Aggregate(null as Expression, Or);
    }

    private Expression? OnValue(
        FilterNode.Value type,
        string operation,
        object? value,
        Expression target
    ) =>
        operation is FilterOperations.And or FilterOperations.Or
            ? Combine(type, operation, value, target)
            : new ValueCondition(type, target, isDatabase).Make(operation, value);

    private Expression OnList(
        FilterNode.List type,
        string operation,
        object? value,
        Expression target
    )
    {
        if (value is null)
        {
            var expected = operation == FilterOperations.Any ? "Boolean" : type.Item.Name;
            throw FilterErrors.NullNotSupported(operation, type, expected);
        }

        if (operation == FilterOperations.Any)
        {
            var any = Quantify(nameof(Enumerable.Any), type, target, null);
            return value is true ? any : Expression.Not(any);
        }

        var item = Expression.Parameter(type.ItemType, "element");
        var condition = Translate(type.Item, value, item) ?? Expression.Constant(true);
        var predicate = Expression.Lambda(condition, item);
        return operation switch
        {
            FilterOperations.All => Quantify(nameof(Enumerable.All), type, target, predicate),
            FilterOperations.Some => Quantify(nameof(Enumerable.Any), type, target, predicate),
            _ => Expression.Not(Quantify(nameof(Enumerable.Any), type, target, predicate)),
        };
    }

    private static MethodCallExpression Quantify(
        string method,
        FilterNode.List type,
        Expression target,
        LambdaExpression? predicate
    ) =>
        predicate is null
            ? Expression.Call(typeof(Enumerable), method, [type.ItemType], target)
            : Expression.Call(typeof(Enumerable), method, [type.ItemType], target, predicate);

    private static Expression? AllOf(IEnumerable<Expression?> conditions) =>
        conditions.OfType<Expression>().Aggregate(null as Expression, And);

    private static Expression And(Expression? left, Expression right) =>
        left is null ? right : Expression.AndAlso(left, right);

    private static Expression Or(Expression? left, Expression right) =>
        left is null ? right : Expression.OrElse(left, right);
}
