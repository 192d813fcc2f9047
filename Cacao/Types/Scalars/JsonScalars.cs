using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>Any JSON value, handed through.</summary>
public sealed class JsonType : ScalarType<JsonElement, IValueNode>
{
    public JsonType()
        : base("JSON") => Description = "Any JSON value.";

    protected override JsonElement ParseLiteral(IValueNode literal)
    {
        using var writer = new JsonResponseWriter(256);
        JsonLiterals.Write(writer, literal);
        using var document = JsonDocument.Parse(writer.WrittenMemory);
        return document.RootElement.Clone();
    }

    protected override JsonElement ParseVariable(JsonElement value) => value.Clone();

    protected override IValueNode FormatLiteral(JsonElement value) => JsonLiterals.Read(value);

    protected override JsonElement ConvertResult(object value) =>
        JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web);

    public override void Write(JsonResponseWriter writer, JsonElement value)
    {
        using var json = new Utf8JsonWriter(writer);
        value.WriteTo(json);
    }
}

/// <summary>Any value: dictionaries, lists, strings, numbers and booleans in C#.</summary>
public sealed class AnyType : ScalarType<object, IValueNode>
{
    public AnyType()
        : base("Any") => Description = "Any value.";

    protected override object ParseLiteral(IValueNode literal) => JsonLiterals.ToObject(literal)!;

    protected override object ParseVariable(JsonElement value) =>
        JsonLiterals.ToObject(JsonLiterals.Read(value))!;

    protected override IValueNode FormatLiteral(object value) =>
        JsonLiterals.Read(JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web));

    public override void Write(JsonResponseWriter writer, object value)
    {
        using var json = new Utf8JsonWriter(writer);
        JsonSerializer.Serialize(json, value, JsonSerializerOptions.Web);
    }
}
