using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Payments.Domain.Ids;
using Payments.Storage.Rows;

namespace Payments.Storage.Entities;

/// <summary>
/// Gives the value of a mapped property to a sink. Ids, instants and enums go without EF Core's
/// converters, which would make an object for each; whatever else has a converter goes through it.
/// </summary>
internal static class ColumnValue
{
    public static ColumnType TypeOf(IProperty property)
    {
        var kept = KeptAs(property);
        return kept switch
        {
            _ when kept == typeof(Guid) => ColumnType.Id,
            _ when kept == typeof(DateTimeOffset) => ColumnType.Time,
            _ when kept == typeof(string) => ColumnType.Text,
            _ when kept == typeof(long) => ColumnType.Long,
            _ when kept == typeof(int) => ColumnType.Int,
            _ when kept == typeof(bool) => ColumnType.Bool,
            _ when kept == typeof(byte[]) => ColumnType.Bytes,
            _ when kept == typeof(DateOnly) => ColumnType.Date,
            _ when kept == typeof(decimal) => ColumnType.Decimal,
            _ => throw new NotSupportedException(
                $"{property.DeclaringType.Name}.{property.Name} is kept as {kept.Name}, which no column takes."
            ),
        };
    }

    public static Expression Write(Expression sink, Expression value, IProperty property)
    {
        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            return Expression.IfThenElse(
                Expression.Property(value, "HasValue"),
                Write(sink, Expression.Property(value, "Value"), property),
                WriteNull(sink, property)
            );
        }

        if (!value.Type.IsValueType && ConverterOf(property) is not null)
        {
            return Expression.IfThenElse(
                Expression.ReferenceEqual(value, Expression.Constant(null)),
                WriteNull(sink, property),
                Call(sink, property, Kept(value, property))
            );
        }

        return Call(sink, property, Kept(value, property));
    }

    public static Expression WriteNull(Expression sink, IProperty property)
    {
        var method = SinkMethod(property);
        return Expression.Call(
            sink,
            method,
            Expression.Constant(null, method.GetParameters()[0].ParameterType)
        );
    }

    /// <summary>What the sink is given, before the database's own form.</summary>
    private static Type KeptAs(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when IsId(type) => typeof(Guid),
            _ when type == typeof(Guid) || type == typeof(DateTimeOffset) => type,
            _ => ConverterOf(property)?.ProviderClrType ?? type,
        };
    }

    private static Expression Kept(Expression value, IProperty property) =>
        value.Type switch
        {
            var type when IsId(type) => Expression.Property(value, nameof(IEntityId.Value)),
            var type when type == typeof(Guid) || type == typeof(DateTimeOffset) => value,
            { IsEnum: true } type when KeptAs(property) == typeof(string) => Expression.Call(
                typeof(EnumText),
                nameof(EnumText.Of),
                [type],
                value
            ),
            _ when ConverterOf(property) is { } converter => Converted(value, converter),
            _ => value,
        };

    private static InvocationExpression Converted(Expression value, ValueConverter converter)
    {
        var conversion = converter.ConvertToProviderExpression;
        var given = Expression.Convert(value, conversion.Parameters[0].Type);
        return Expression.Invoke(conversion, given);
    }

    private static MethodCallExpression Call(Expression sink, IProperty property, Expression value)
    {
        var method = SinkMethod(property);
        return Expression.Call(
            sink,
            method,
            Expression.Convert(value, method.GetParameters()[0].ParameterType)
        );
    }

    private static System.Reflection.MethodInfo SinkMethod(IProperty property) =>
        typeof(IRowSink).GetMethod(TypeOf(property).ToString())!;

    private static ValueConverter? ConverterOf(IProperty property) =>
        property.GetTypeMapping().Converter;

    private static bool IsId(Type type) =>
        type.IsValueType && typeof(IEntityId).IsAssignableFrom(type);
}
