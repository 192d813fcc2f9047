using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Storage.Rows;

namespace Payments.Storage.Entities;

/// <summary>
/// One column of an entity, as EF Core maps it: how its value is reached through complex
/// properties, and how it is kept.
/// </summary>
/// <param name="Path">From the entity to the value, complex properties first.</param>
internal sealed record EntityColumn(Column Column, IProperty Property, IPropertyBase[] Path)
{
    /// <summary>Whether the value can change: what is only set when the object is made, cannot.</summary>
    public bool IsMutable { get; } = CanBeSet(Path[0]);

    /// <summary>The call that gives the entity's value to the sink.</summary>
    public Expression Write(Expression sink, Expression entity) =>
        Write(sink, entity, Path, Property);

    public static EntityColumn Of(IProperty property, IPropertyBase[] path, string name)
    {
        if (path.Any(part => part.PropertyInfo is null))
        {
            throw new NotSupportedException(
                $"{path[0].DeclaringType.Name}.{property.Name} has no property in the class."
            );
        }

        return new(new(name, ColumnValue.TypeOf(property)), property, path);
    }

    private static Expression Write(
        Expression sink,
        Expression owner,
        ReadOnlySpan<IPropertyBase> path,
        IProperty property
    )
    {
        var value = Expression.Property(owner, path[0].PropertyInfo!);
        if (path.Length == 1)
        {
            return ColumnValue.Write(sink, value, property);
        }

        var below = path[1..];
        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            return Expression.IfThenElse(
                Expression.Property(value, "HasValue"),
                Write(sink, Expression.Property(value, "Value"), below, property),
                ColumnValue.WriteNull(sink, property)
            );
        }

        return value.Type.IsValueType
            ? Write(sink, value, below, property)
            : Expression.IfThenElse(
                Expression.ReferenceEqual(value, Expression.Constant(null)),
                ColumnValue.WriteNull(sink, property),
                Write(sink, value, below, property)
            );
    }

    private static bool CanBeSet(IPropertyBase property) =>
        property.PropertyInfo!.SetMethod is { } setter
        && !setter
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
