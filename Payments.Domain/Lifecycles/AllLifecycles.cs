using System.Reflection;

namespace Payments.Domain.Lifecycles;

/// <summary>Every lifecycle of the platform, found in its static fields.</summary>
public static class AllLifecycles
{
    public static IReadOnlyList<ILifecycle> Tables { get; } =
    [
        .. typeof(AllLifecycles)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            )
            .Where(field => typeof(ILifecycle).IsAssignableFrom(field.FieldType))
            .Select(field => (ILifecycle)field.GetValue(null)!)
            .OrderBy(table => table.Name, StringComparer.Ordinal),
    ];
}
