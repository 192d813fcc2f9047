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

    public Expression Make(string operation, object? value) =>
        operation switch
        {
            "eq" => Equal(value),
            "neq" => Expression.Not(Equal(value)),
            "in" => In(operation, value),
            "nin" => Expression.Not(In(operation, value)),
            "gt" => Comparisons.Above(target, Operand(operation, value)),
            "ngt" => Expression.Not(Comparisons.Above(target, Operand(operation, value))),
            "gte" => Comparisons.AtLeast(target, Operand(operation, value)),
            "ngte" => Expression.Not(Comparisons.AtLeast(target, Operand(operation, value))),
            "lt" => Comparisons.Below(target, Operand(operation, value)),
            "nlt" => Expression.Not(Comparisons.Below(target, Operand(operation, value))),
            "lte" => Comparisons.AtMost(target, Operand(operation, value)),
            "nlte" => Expression.Not(Comparisons.AtMost(target, Operand(operation, value))),
            "contains" or "startsWith" or "endsWith" => Text(operation, operation, value),
            "ncontains" or "nstartsWith" or "nendsWith" => Expression.Not(
                Text(operation, operation[1..], value)
            ),
            _ => throw new NotSupportedException($"{type.Name}.{operation}"),
        };

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
