using System.Globalization;
using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Types.Scalars;

/// <summary>Text.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-String</remarks>
public sealed class StringType : ScalarType<string, StringValueNode>
{
    public StringType()
        : base("String") =>
        Description =
            "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.";

    protected override string ParseLiteral(StringValueNode literal) => literal.Value;

    protected override string ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected override StringValueNode FormatLiteral(string value) => new(value);

    public override void Write(JsonResponseWriter writer, string value) =>
        writer.WriteString(value);
}

/// <summary>An identifier: written as a string, read from a string or a whole number.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-ID</remarks>
public sealed class IdType : ScalarType<string, StringValueNode>
{
    public IdType()
        : base("ID") =>
        Description =
            "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.";

    protected override string ParseLiteral(StringValueNode literal) => literal.Value;

    protected override string ParseOtherLiteral(IValueNode literal) =>
        literal is IntValueNode number ? number.Value : base.ParseOtherLiteral(literal);

    protected override string ParseVariable(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetInt64(out _) => value.GetRawText(),
            _ => throw ScalarCoercionException.CannotRepresent(this, value),
        };

    protected override string ConvertResult(object value) =>
        value is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : base.ConvertResult(value);

    protected override StringValueNode FormatLiteral(string value) => new(value);

    public override void Write(JsonResponseWriter writer, string value) =>
        writer.WriteString(value);
}

/// <summary>Bytes as base64.</summary>
public sealed class ByteArrayType : ScalarType<byte[], StringValueNode>
{
    public ByteArrayType()
        : base("ByteArray") => Description = "Bytes, written as base64 (RFC 4648).";

    protected override byte[] ParseLiteral(StringValueNode literal) =>
        System.Buffers.Text.Base64.IsValid(literal.Value)
            ? Convert.FromBase64String(literal.Value)
            : throw ScalarCoercionException.CannotRepresent(this, literal);

    protected override byte[] ParseVariable(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw ScalarCoercionException.CannotRepresent(this, value);

    protected override StringValueNode FormatLiteral(byte[] value) =>
        new(Convert.ToBase64String(value));

    public override void Write(JsonResponseWriter writer, byte[] value) =>
        writer.WriteString(Convert.ToBase64String(value));
}
