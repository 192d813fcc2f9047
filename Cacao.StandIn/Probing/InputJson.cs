using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cacao.StandIn.Probing;

/// <summary>Writes input objects as they came: what was left out stays out.</summary>
internal static class InputJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new OptionalJsonFactory(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    public static JsonElement? Of<T>(T? input)
        where T : class => input is null ? null : JsonSerializer.SerializeToElement(input, Options);

    private static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (IsOptional(property.PropertyType))
            {
                property.ShouldSerialize = (_, value) => ((IOptionalView)View(value!)).HasValue;
            }
        }
    }

    private static object View(object optional) =>
        Activator.CreateInstance(
            typeof(OptionalView<>).MakeGenericType(optional.GetType().GetGenericArguments()),
            optional
        )!;

    private static bool IsOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private interface IOptionalView
    {
        bool HasValue { get; }
    }

    private sealed class OptionalView<T>(Optional<T> optional) : IOptionalView
    {
        public bool HasValue => optional.HasValue;
    }

    private sealed class OptionalJsonFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => IsOptional(typeToConvert);

        public override JsonConverter CreateConverter(
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            (JsonConverter)
                Activator.CreateInstance(
                    typeof(OptionalJson<>).MakeGenericType(typeToConvert.GetGenericArguments())
                )!;
    }

    private sealed class OptionalJson<T> : JsonConverter<Optional<T>>
    {
        public override Optional<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(
            Utf8JsonWriter writer,
            Optional<T> value,
            JsonSerializerOptions options
        ) => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
