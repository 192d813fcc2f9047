using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Values;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// A line as JSON, as strict as the graph is with variables: its scalars read their own values, an
/// unknown, a missing or a doubled field is refused, and nothing is converted.
/// </summary>
internal static class LineJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            MaxDepth = 8,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireGiven } },
        };
        options.Converters.Add(new ScalarJson<AmountText>(new AmountType(), text => text.Value));
        options.Converters.Add(
            new ScalarJson<Currency>(new CurrencyCodeType(), currency => currency.Code)
        );
        options.Converters.Add(
            new ScalarJson<DateTimeOffset>(new DateTimeType(), instant => instant.ToString("O"))
        );
        options.Converters.Add(
            new ScalarJson<DateOnly>(new LocalDateType(), day => day.ToString("O"))
        );
        options.Converters.Add(new IdJsonFactory());
        options.Converters.Add(new EnumJsonFactory());
        options.MakeReadOnly();
        return options;
    }

    // A parameter of an input record that may be null may be left out, and no other.
    private static void RequireGiven(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired =
                property.AssociatedParameter is { IsNullable: false } parameter
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
        }
    }

    private sealed class ScalarJson<T>(ScalarType scalar, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            using var value = JsonDocument.ParseValue(ref reader);
            try
            {
                return (T)scalar.CoerceVariable(value.RootElement);
            }
            catch (ScalarCoercionException refusal)
            {
                throw new JsonException(refusal.Message, refusal);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    /// <summary>A malformed id is the id of nothing, so that it is answered like an unknown one.</summary>
    private sealed class IdJsonFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsValueType && typeof(IEntityId).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            (JsonConverter)
                Activator.CreateInstance(typeof(IdJson<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdJson<TId> : JsonConverter<TId>
        where TId : struct, IEntityId<TId>
    {
        public override TId Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType is not JsonTokenType.String
                ? throw new JsonException("An id is a string.")
            : EntityId.TryParse<TId>(reader.GetString(), out var id) ? id
            : TId.From(Guid.Empty);

        public override void Write(
            Utf8JsonWriter writer,
            TId value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(EntityId.Format(value));
    }

    private sealed class EnumJsonFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            (JsonConverter)
                Activator.CreateInstance(typeof(EnumJson<>).MakeGenericType(typeToConvert))!;
    }

    /// <summary>Exactly the names that the graph has.</summary>
    private sealed class EnumJson<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
            .ToDictionary(value => StatusName.Of(value), StringComparer.Ordinal);

        public override TEnum Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType is JsonTokenType.String
            && Values.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException($"One of {string.Join(", ", Values.Keys)}.");

        public override void Write(
            Utf8JsonWriter writer,
            TEnum value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(StatusName.Of(value));
    }
}
