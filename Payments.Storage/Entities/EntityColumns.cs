using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Payments.Storage.Entities;

/// <summary>The columns of an entity, those of its complex properties included.</summary>
internal static class EntityColumns
{
    public static EntityColumn[] Of(IEntityType type)
    {
        if (type.GetNavigations().Any() || type.BaseType is not null)
        {
            throw new NotSupportedException($"{type.Name} is more than a row of its own.");
        }

        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        return [.. Of(type, [], table)];
    }

    private static IEnumerable<EntityColumn> Of(
        ITypeBase type,
        IPropertyBase[] path,
        StoreObjectIdentifier table
    )
    {
        foreach (var property in type.GetProperties())
        {
            yield return EntityColumn.Of(
                property,
                [.. path, property],
                property.GetColumnName(table)!
            );
        }

        foreach (var complex in type.GetComplexProperties())
        {
            foreach (var column in Of(complex.ComplexType, [.. path, complex], table))
            {
                yield return column;
            }
        }
    }
}
