using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

/// <summary>Brings a coerced leaf into the C# type that a resolver declares.</summary>
internal sealed class RuntimeConverter(Type target)
{
    private static readonly ConcurrentDictionary<Type, RuntimeConverter> Converters = [];

    private readonly Type _target = Nullable.GetUnderlyingType(target) ?? target;

    public static RuntimeConverter None { get; } = new(typeof(object));

    public static RuntimeConverter For(Type target) =>
        target == typeof(object)
            ? None
            : Converters.GetOrAdd(target, type => new RuntimeConverter(type));

    public object? Convert(object? value)
    {
        if (
            value is null
            || ReferenceEquals(value, CoercionContext.Invalid)
            || _target.IsInstanceOfType(value)
        )
        {
            return value;
        }

        return _target.IsEnum ? ToEnum(value)
            : value is IConvertible && typeof(IConvertible).IsAssignableFrom(_target)
                ? System.Convert.ChangeType(value, _target, CultureInfo.InvariantCulture)
            : ByParsing(value)
                ?? throw new ScalarCoercionException(
                    $"A value of type {value.GetType().Name} cannot be used as {_target.Name}."
                );
    }

    private object ToEnum(object value) =>
        value is string name
            ? Enum.Parse(_target, name, ignoreCase: true)
            : Enum.ToObject(_target, value);

    // Id structs and the like: anything that reads itself from text.
    private object? ByParsing(object value)
    {
        if (value is not string text)
        {
            return null;
        }

        var parse = _target.GetMethod(
            "Parse",
            BindingFlags.Public | BindingFlags.Static,
            [typeof(string), typeof(IFormatProvider)]
        );
        return parse?.Invoke(null, [text, CultureInfo.InvariantCulture]);
    }
}
