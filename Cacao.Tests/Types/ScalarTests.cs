using System.Text;
using System.Text.Json;
using Cacao.Json;
using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Types;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("Int", "2147483647", "2147483647")]
    [InlineData("Int", "-1", "-1")]
    [InlineData("Byte", "255", "255")]
    [InlineData("Short", "-32768", "-32768")]
    [InlineData("Long", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("Float", "1.5", "1.5")]
    [InlineData("Float", "3", "3")]
    [InlineData("Float", "1e3", "1000")]
    [InlineData("Decimal", "1.50", "1.50")]
    [InlineData("Decimal", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("String", "\"a b é\"", "\"a b é\"")]
    [InlineData("ID", "\"x\"", "\"x\"")]
    [InlineData("ID", "12", "\"12\"")]
    [InlineData(
        "UUID",
        "\"0194f3c8-5f2e-7cc2-9a3a-1d2f4b6c8e90\"",
        "\"0194f3c8-5f2e-7cc2-9a3a-1d2f4b6c8e90\""
    )]
    [InlineData("URL", "\"https://example.org/a?b=1\"", "\"https://example.org/a?b=1\"")]
    [InlineData("DateTime", "\"2026-03-01T12:30:00Z\"", "\"2026-03-01T12:30:00.000Z\"")]
    [InlineData(
        "DateTime",
        "\"2026-03-01T12:30:00.1234567+02:00\"",
        "\"2026-03-01T12:30:00.123+02:00\""
    )]
    [InlineData("DateTime", "\"2026-03-01T12:30:00.5-09:30\"", "\"2026-03-01T12:30:00.500-09:30\"")]
    [InlineData("DateTime", "\"2026-03-01t12:30:00.123456789z\"", "\"2026-03-01T12:30:00.123Z\"")]
    [InlineData("LocalDate", "\"2026-02-28\"", "\"2026-02-28\"")]
    [InlineData("LocalTime", "\"23:59:59\"", "\"23:59:59\"")]
    [InlineData("LocalDateTime", "\"2026-03-01T12:30:00\"", "\"2026-03-01T12:30:00\"")]
    [InlineData("TimeSpan", "\"PT4H30M\"", "\"PT4H30M\"")]
    [InlineData("ByteArray", "\"AQID\"", "\"AQID\"")]
    [InlineData("JSON", "{\"a\":[1,2.5,null,\"x\",true]}", "{\"a\":[1,2.5,null,\"x\",true]}")]
    [InlineData("Any", "{\"a\":[1,null]}", "{\"a\":[1,null]}")]
    public void Values_are_read_from_variables_and_literals_alike_and_written(
        string name,
        string json,
        string written
    )
    {
        var scalar = BuiltInScalars.Find(name)!;
        using var document = JsonDocument.Parse(json);

        var fromVariable = scalar.CoerceVariable(document.RootElement);
        var fromLiteral = scalar.CoerceLiteral(JsonLiterals.Read(document.RootElement));

        Write(scalar, fromVariable).ShouldBe(written);
        Write(scalar, fromLiteral).ShouldBe(written);
        Write(scalar, scalar.CoerceLiteral(scalar.ToLiteral(fromVariable))).ShouldBe(written);
    }

    [Theory]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "1.0")]
    [InlineData("Int", "\"1\"")]
    [InlineData("Int", "true")]
    [InlineData("Byte", "256")]
    [InlineData("Byte", "-1")]
    [InlineData("Short", "32768")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Float", "\"1.5\"")]
    [InlineData("Float", "1e999")]
    [InlineData("Decimal", "1e30")]
    [InlineData("Boolean", "1")]
    [InlineData("Boolean", "\"true\"")]
    [InlineData("String", "1")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "true")]
    [InlineData("UUID", "\"0194f3c85f2e7cc29a3a1d2f4b6c8e90\"")]
    [InlineData("DateTime", "\"2026-03-01T12:30:00\"")]
    [InlineData("DateTime", "\"2026-03-01 12:30:00Z\"")]
    [InlineData("DateTime", "\"2026-03-01T12:30Z\"")]
    [InlineData("DateTime", "\"2026-13-01T12:30:00Z\"")]
    [InlineData("DateTime", "\"2026-02-30T12:30:00Z\"")]
    [InlineData("DateTime", "1767225600")]
    [InlineData("LocalDate", "\"2026-02-30\"")]
    [InlineData("LocalDate", "\"2026-2-3\"")]
    [InlineData("LocalTime", "\"12:30\"")]
    [InlineData("TimeSpan", "\"4:30\"")]
    [InlineData("ByteArray", "\"not base64!\"")]
    public void What_is_no_value_of_the_scalar_is_refused(string name, string json)
    {
        var scalar = BuiltInScalars.Find(name)!;
        using var document = JsonDocument.Parse(json);

        Should.Throw<ScalarCoercionException>(() => scalar.CoerceVariable(document.RootElement));
        Should.Throw<ScalarCoercionException>(() =>
            scalar.CoerceLiteral(JsonLiterals.Read(document.RootElement))
        );
    }

    [Fact]
    public void What_is_not_finite_has_no_json() =>
        Should.Throw<ScalarCoercionException>(() => Write(BuiltInScalars.Float, double.NaN));

    [Fact]
    public void A_long_value_is_cut_in_the_message()
    {
        var literal = new StringValueNode(new string('x', 10_000));

        Should
            .Throw<ScalarCoercionException>(() => BuiltInScalars.Int.CoerceLiteral(literal))
            .Message.Length.ShouldBeLessThan(200);
    }

    private static string Write(ScalarType scalar, object value)
    {
        using var writer = new JsonResponseWriter();
        scalar.WriteResult(writer, value);
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }
}
