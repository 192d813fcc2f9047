using System.Collections;
using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>One operation on one value, e.g. <c>gt: 5</c>.</summary>
internal sealed class ValueCondition(FilterNode.Value type, Expression target, bool isDatabase)
{
    // Databases take time that grows faster than the list.
    private const int ListLengthMax = 500;

    private bool IsNullable { get; } =
        !type.Type.IsValueType || Nullable.GetUnderlyingType(type.Type) is not null;

    public Expression Make(string operation, object? value, bool isNegated)
    {
        // neq, nin, ngt, nstartsWith, …: negations of what follows.
        var isOpposite = operation is ['n', ..];
        var positive = isOpposite ? operation[1..] : operation;
        var condition = positive switch
        {
            "eq" => Equal(value),
            "in" => In(operation, value),
            "gt" => Comparisons.Above(target, Operand(operation, value)),
            "gte" => Comparisons.AtLeast(target, Operand(operation, value)),
            "lt" => Comparisons.Below(target, Operand(operation, value)),
            "lte" => Comparisons.AtMost(target, Operand(operation, value)),
            "contains" or "startsWith" or "endsWith" => Text(operation, positive, value),
            _ => throw new NotSupportedException($"{type.Name}.{operation}"),
        };
        return isOpposite == isNegated ? condition
            : positive is ['g' or 'l', ..] ? NotCompared(condition)
            : Expression.Not(condition);
    }

    /// <summary>
    /// No value is not above another either. Of equality and the rest the provider knows that; of
    /// comparisons it does not.
    /// </summary>
    private Expression NotCompared(Expression comparison) =>
        IsNullable
            ? Expression.OrElse(
                Expression.Equal(target, Expression.Constant(null, target.Type)),
                Expression.Not(comparison)
            )
            : Expression.Not(comparison);

    private Expression Equal(object? value)
    {
        if (value is null && !IsNullable)
        {
            throw FilterErrors.NullNotSupported("eq", type, type.Operand);
        }

        return value is null
            ? Expression.Equal(target, Expression.Constant(null, target.Type))
            : Comparisons.Equal(target, Operand("eq", value));
    }

    private MethodCallExpression In(string operation, object? value)
    {
        if (value is not ICollection items)
        {
            throw FilterErrors.NullNotSupported(operation, type, type.OperandList);
        }

        if (items.Count > ListLengthMax)
        {
            throw FilterErrors.ListTooLong(operation, type, ListLengthMax);
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(target.Type))!;
        foreach (var item in items)
        {
            list.Add(
                item is null && !IsNullable
                    ? throw FilterErrors.NullNotSupported(operation, type, type.Operand)
                    : Convert(item)
            );
        }

        return Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Contains),
            [target.Type],
            QueryParameter.Of(list, list.GetType()),
            target
        );
    }

    private Expression Text(string operation, string test, object? value)
    {
        var asked = Operand(operation, value);
        return isDatabase
            ? TextConditions.InDatabase(test, target, asked, (string)value!)
            : TextConditions.InMemory(test, target, asked);
    }

    private Expression Operand(string operation, object? value) =>
        value is null
            ? throw FilterErrors.NullNotSupported(operation, type, type.Operand)
            : QueryParameter.Of(Convert(value), target.Type);

    private object? Convert(object? value)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return value is null || plain.IsInstanceOfType(value)
            ? value
            : (value, plain.Name) switch
            {
                (DateTimeOffset time, nameof(DateTime)) => time.UtcDateTime,
                (DateTime time, nameof(DateTimeOffset)) => new DateTimeOffset(time),
                _ => System.Convert.ChangeType(
                    value,
                    plain,
                    System.Globalization.CultureInfo.InvariantCulture
                ),
            };
    }
}
