using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Payments.Domain.Storage;

/// <summary>snake_case for every table and column; <c>Fee.MinorUnits</c> is <c>fee_minor_units</c>.</summary>
internal static class ColumnNames
{
    public static void Apply(IMutableEntityType entity)
    {
        if (entity.FindAnnotation(RelationalAnnotationNames.TableName) is null)
        {
            entity.SetTableName(Snake(entity.ClrType.Name) + "s");
        }

        Apply(entity, string.Empty);
    }

    private static void Apply(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            // A name that a mapping gives itself counts: some words are SQL's.
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
            {
                property.SetColumnName(prefix + Snake(property.Name));
            }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            Apply(complex.ComplexType, prefix + Snake(complex.Name) + "_");
        }
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
