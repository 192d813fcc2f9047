using System.Text.Json;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>One instance of each scalar that comes with the engine, shared by all schemas.</summary>
public static class BuiltInScalars
{
    public static StringType String { get; } = new();

    public static BooleanType Boolean { get; } = new();

    public static IntType Int { get; } = new();

    public static FloatType Float { get; } = new();

    public static IdType Id { get; } = new();

    /// <summary>The five of the specification: part of every schema, and never printed.</summary>
    public static IReadOnlyList<ScalarType> Specified { get; } = [String, Boolean, Int, Float, Id];

    public static bool IsSpecified(NamedType type) =>
        type is ScalarType && type.Name is "String" or "Boolean" or "Int" or "Float" or "ID";

    /// <summary>By name: the specified ones and the common further ones; null when there is none.</summary>
    public static ScalarType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The shared instance of a scalar class; null when it is not one of these.</summary>
    internal static ScalarType? OfClass(Type type) =>
        ByName.Values.FirstOrDefault(scalar => scalar.GetType() == type);

    /// <summary>The scalar of a C# type; null when it has none.</summary>
    internal static ScalarType? Find(Type runtimeType) =>
        NameByRuntimeType.TryGetValue(runtimeType, out var name) ? ByName[name] : null;

    private static readonly Dictionary<string, ScalarType> ByName = new ScalarType[]
    {
        String,
        Boolean,
        Int,
        Float,
        Id,
        new ByteType(),
        new ShortType(),
        new LongType(),
        new DecimalType(),
        new UrlType(),
        new UuidType(),
        new DateTimeType(),
        new LocalDateType(),
        new LocalTimeType(),
        new LocalDateTimeType(),
        new TimeSpanType(),
        new JsonType(),
        new AnyType(),
        new ByteArrayType(),
    }.ToDictionary(scalar => scalar.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> NameByRuntimeType = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int",
        [typeof(double)] = "Float",
        [typeof(float)] = "Float",
        [typeof(byte)] = "Byte",
        [typeof(short)] = "Short",
        [typeof(long)] = "Long",
        [typeof(decimal)] = "Decimal",
        [typeof(Uri)] = "URL",
        [typeof(Guid)] = "UUID",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateOnly)] = "LocalDate",
        [typeof(TimeOnly)] = "LocalTime",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(JsonElement)] = "JSON",
        [typeof(byte[])] = "ByteArray",
    };
}
