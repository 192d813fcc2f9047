using System.Runtime.CompilerServices;
using Cacao.Json;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Building;

/// <summary>Finds what writes a C# type as a leaf of the schema without boxing.</summary>
internal sealed class ScalarWriters(IReadOnlyList<TypeConverter> converters)
{
    private readonly Dictionary<(Type, NamedType), object?> _writers = [];

    /// <summary>An <c>IScalarWriter</c> of the C# type; null: the value has to be boxed.</summary>
    public object? Find(Type runtimeType, NamedType leaf)
    {
        if (!_writers.TryGetValue((runtimeType, leaf), out var writer))
        {
            _writers[(runtimeType, leaf)] = writer = Make(runtimeType, leaf);
        }

        return writer;
    }

    /// <summary>What turns a C# value into one of the scalar's C# type; null: nothing has to.</summary>
    public Func<object, object?>? Formatter(Type runtimeType, NamedType leaf) =>
        leaf is ScalarType scalar
        && scalar.RuntimeType != runtimeType
        && Converter(runtimeType, scalar.RuntimeType) is { } converter
            ? Boxed(converter)
            : null;

    /// <summary>What turns the scalar's C# type into the one that a parameter wants.</summary>
    public Func<object, object?>? Parser(NamedType leaf, Type runtimeType) =>
        leaf is ScalarType scalar
        && scalar.RuntimeType != runtimeType
        && Converter(scalar.RuntimeType, runtimeType) is { } converter
            ? Boxed(converter)
            : null;

    private object? Make(Type runtimeType, NamedType leaf)
    {
        if (leaf is EnumType @enum)
        {
            return runtimeType.IsEnum && @enum.RuntimeType == runtimeType
                ? Activator.CreateInstance(typeof(EnumWriter<>).MakeGenericType(runtimeType), @enum)
                : null;
        }

        if (typeof(IScalarWriter<>).MakeGenericType(runtimeType).IsInstanceOfType(leaf))
        {
            return leaf;
        }

        if (leaf is FloatType floats && runtimeType == typeof(float))
        {
            return new SingleWriter(floats);
        }

        if (leaf is DateTimeType instants && runtimeType == typeof(DateTime))
        {
            return new DateTimeWriter(instants);
        }

        return Converter(runtimeType, leaf.RuntimeType) is { } converter
            ? Activator.CreateInstance(
                typeof(ConvertingWriter<,>).MakeGenericType(runtimeType, leaf.RuntimeType),
                converter,
                leaf
            )
            : null;
    }

    private Delegate? Converter(Type from, Type to) =>
        converters
            .LastOrDefault(converter => converter.From == from && converter.To == to)
            ?.Convert;

    private static Func<object, object?> Boxed(Delegate converter)
    {
        var types = converter.GetType().GetGenericArguments();
        var boxed = (IBoxedConverter)
            Activator.CreateInstance(typeof(BoxedConverter<,>).MakeGenericType(types), converter)!;
        return boxed.Convert;
    }

    private interface IBoxedConverter
    {
        object? Convert(object value);
    }

    private sealed class BoxedConverter<TFrom, TTo>(Func<TFrom, TTo> convert) : IBoxedConverter
    {
        public object? Convert(object value)
        {
            try
            {
                return convert((TFrom)value);
            }
            catch (FormatException exception)
            {
                throw new ScalarCoercionException(exception.Message);
            }
        }
    }

    private sealed class ConvertingWriter<TFrom, TTo>(
        Func<TFrom, TTo> convert,
        IScalarWriter<TTo> scalar
    ) : IScalarWriter<TFrom>
    {
        public void Write(JsonResponseWriter writer, TFrom value) =>
            scalar.Write(writer, convert(value));
    }

    private sealed class SingleWriter(FloatType scalar) : IScalarWriter<float>
    {
        public void Write(JsonResponseWriter writer, float value) => scalar.Write(writer, value);
    }

    private sealed class DateTimeWriter(DateTimeType scalar) : IScalarWriter<DateTime>
    {
        public void Write(JsonResponseWriter writer, DateTime value) =>
            scalar.Write(writer, DateTimeType.FromDateTime(value));
    }

    /// <summary>The names of small enums stand in a table by number, those of others in a dictionary.</summary>
    private sealed class EnumWriter<T> : IScalarWriter<T>
        where T : struct, Enum
    {
        private const int TableLengthMax = 256;

        private readonly EnumType _type;
        private readonly byte[]?[] _table;
        private readonly Dictionary<T, byte[]> _others = [];

        public EnumWriter(EnumType type)
        {
            _type = type;
            var numbers = type.Values.ToDictionary(value => Number((T)value.RuntimeValue));
            var isSmall = numbers.Keys.All(number => number is >= 0 and < TableLengthMax);
            _table = new byte[]?[isSmall && numbers.Count > 0 ? numbers.Keys.Max() + 1 : 0];
            foreach (var (number, value) in numbers)
            {
                if (isSmall)
                {
                    _table[number] = value.Json;
                }
                else
                {
                    _others[(T)value.RuntimeValue] = value.Json;
                }
            }
        }

        public void Write(JsonResponseWriter writer, T value)
        {
            var number = Number(value);
            var json =
                (ulong)number < (ulong)_table.Length ? _table[number]
                : _others.TryGetValue(value, out var other) ? other
                : null;
            writer.WriteRaw(json ?? throw ScalarCoercionException.CannotSerialize(_type, value));
        }

        private static long Number(T value) =>
            Unsafe.SizeOf<T>() switch
            {
                1 => Unsafe.As<T, byte>(ref value),
                2 => Unsafe.As<T, short>(ref value),
                4 => Unsafe.As<T, int>(ref value),
                _ => Unsafe.As<T, long>(ref value),
            };
    }
}
