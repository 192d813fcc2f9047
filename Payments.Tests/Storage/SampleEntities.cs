using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Payments.Domain.Ids;
using Payments.Domain.Values;

namespace Payments.Tests.Storage;

/// <summary>
/// Objects of any mapped class, filled property by property below its factories: mapping is proven
/// on every column, whatever the business would allow.
/// </summary>
internal sealed class SampleEntities(bool withOptional)
{
    private int _count;

    public object Make(ITypeBase type)
    {
        var entity = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties())
        {
            Set(entity, property, property.IsNullable);
        }

        foreach (var complex in type.GetComplexProperties())
        {
            Set(entity, complex, complex.IsNullable);
        }

        return entity;
    }

    /// <summary>Gives another value to all that the class can change after it was made.</summary>
    public void Change(ITypeBase type, object entity)
    {
        var key = (type as IEntityType)?.FindPrimaryKey()!.Properties ?? [];
        foreach (var property in type.GetProperties().Except(key).Where(IsChangeable))
        {
            Set(entity, property, property.IsNullable);
        }

        foreach (var complex in type.GetComplexProperties().Where(IsChangeable))
        {
            Set(entity, complex, complex.IsNullable);
        }
    }

    private static bool IsChangeable(IPropertyBase property) =>
        property.PropertyInfo!.SetMethod is { } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private void Set(object entity, IPropertyBase property, bool isOptional) =>
        property.PropertyInfo!.SetValue(
            entity,
            isOptional && !withOptional ? null
                : property is IComplexProperty complex ? Make(complex.ComplexType)
                : Value(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)
        );

    private object Value(Type type)
    {
        var next = ++_count;
        return type switch
        {
            _ when type == typeof(string) => $"Ünï 'quoted' \"{next}\" 漢",
            _ when type == typeof(long) => long.MaxValue - next,
            _ when type == typeof(int) => next,
            _ when type == typeof(bool) => next % 2 == 0,
            _ when type == typeof(byte[]) => new byte[] { 0, 255, (byte)(next % 256) },
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 2, 28).AddDays(next),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddMicroseconds(
                1_772_000_000_123_456 + next
            ),
            _ when type == typeof(decimal) => 12.3400m + next,
            _ when type == typeof(Rate) => new Rate(0.123456789m + next),
            _ when type == typeof(Currency) => next % 2 == 0 ? Currency.Aud : Currency.Eur,
            { IsEnum: true } => Enum.GetValues(type).GetValue(next % Enum.GetValues(type).Length)!,
            _ when typeof(IEntityId).IsAssignableFrom(type) => Activator.CreateInstance(
                type,
                Guid.CreateVersion7()
            )!,
            _ => throw new NotSupportedException($"There is no sample of {type.Name}."),
        };
    }
}
