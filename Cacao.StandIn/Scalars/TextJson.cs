using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cacao.StandIn.Scalars;

/// <summary>Writes a value as its text; the probes that echo inputs only ever write.</summary>
internal abstract class TextJson<T>(Func<T, string> text) : JsonConverter<T>
{
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(text(value));
}
