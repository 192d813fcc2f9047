using System.Globalization;
using System.Text;
using System.Text.Json;
using Cacao.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Cacao.Tests.Execution;

/// <summary>What is written reads back as what it was.</summary>
public sealed class JsonResponseWriterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("exactly8")]
    [InlineData("longer than one vector of characters, twice")]
    [InlineData("ends with a quote\"")]
    [InlineData("\"begins with one, and goes on")]
    [InlineData("back\\slash\n\r\t\b\f\u0001\u007f")]
    [InlineData("Côté, Dąbrowa, 江, 🏃, \u2028")]
    [InlineData("<script>&'+`")]
    public void A_string_reads_back(string text) =>
        Read(Write(w => w.WriteString(text))).ShouldBe(text);

    [Fact]
    public void Only_what_json_asks_for_is_escaped() =>
        Write(w => w.WriteString("é<>&'\u2028\"\\\n\u0001"))
            .ShouldBe("\"é<>&'\u2028\\\"\\\\\\n\\u0001\"");

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Read(Write(w => w.WriteString("a\ud83c"))).ShouldBe("a\ufffd");

    [Fact]
    public void Any_string_reads_back() =>
        Prop.ForAll<NonNull<string>>(text =>
                Read(Write(w => w.WriteString(text.Get))) == WithoutHalves(text.Get)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0")]
    [InlineData("-0.00")]
    [InlineData("1.50")]
    [InlineData("-12.3400")]
    [InlineData("0.05")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7922816251426433759354395033.5")]
    public void A_decimal_keeps_its_digits(string text) =>
        Write(w => w.WriteNumber(decimal.Parse(text, CultureInfo.InvariantCulture)))
            .ShouldBe(text == "-0.00" ? "0.00" : text);

    [Fact]
    public void Any_decimal_is_written_as_the_framework_writes_it() =>
        Prop.ForAll<decimal>(value =>
                Write(w => w.WriteNumber(value)) == value.ToString(CultureInfo.InvariantCulture)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_buffer_grows_as_needed()
    {
        var text = new string('é', 100_000);
        Read(Write(w => w.WriteString(text))).ShouldBe(text);
    }

    [Fact]
    public void Truncating_forgets_what_came_after() =>
        Write(writer =>
            {
                writer.WriteRaw("[1"u8);
                var mark = writer.Position;
                writer.WriteRaw(",2"u8);
                writer.Truncate(mark);
                writer.WriteByte((byte)']');
            })
            .ShouldBe("[1]");

    private static string Write(Action<JsonResponseWriter> write)
    {
        using var writer = new JsonResponseWriter(16);
        write(writer);
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }

    private static string? Read(string json) => JsonSerializer.Deserialize<string>(json);

    private static string WithoutHalves(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
