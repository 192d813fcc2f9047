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
            "The `String` scalar type represents textual data, represented as UTF-8 character sequences.";

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
            "The `ID` scalar type represents a unique identifier. It appears in a response as a string, but is not meant to be read by people; as an input any string or integer is accepted.";

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
