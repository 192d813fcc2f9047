using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Domain.Ids;

/// <summary>Ids in JSON are written as they are printed.</summary>
internal sealed class EntityIdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeof(IEntityId).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        (JsonConverter)
            Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId>
        where TId : struct, IEntityId<TId>
    {
        public override TId Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            EntityId.TryParse<TId>(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"No {TId.Prefix} id.");

        public override void Write(
            Utf8JsonWriter writer,
            TId value,
            JsonSerializerOptions options
        ) => writer.WriteStringValue(EntityId.Format(value));
    }
}
