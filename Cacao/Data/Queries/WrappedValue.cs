using System.Collections.Concurrent;
using System.Reflection;

namespace Cacao.Data.Queries;

/// <summary>
/// A struct around one value, such as <c>readonly record struct DepositId(Guid Value)</c>: its only
/// public constructor takes what its property <c>Value</c> returns.
/// </summary>
internal sealed record WrappedValue(PropertyInfo Property, ConstructorInfo Constructor)
{
    private static readonly ConcurrentDictionary<Type, WrappedValue?> Known = new();

    public static WrappedValue? Of(Type type) => Known.GetOrAdd(type, Find);

    private static WrappedValue? Find(Type type) =>
        type is { IsValueType: true, IsPrimitive: false, IsEnum: false }
        && type.GetProperty("Value") is { } property
        && type.GetConstructor([property.PropertyType]) is { } constructor
            ? new(property, constructor)
            : null;
}
