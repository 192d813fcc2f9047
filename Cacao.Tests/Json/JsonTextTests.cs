using System.Text;
using Cacao.Json;

namespace Cacao.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("""{"a":"text"}""")]
    [InlineData("""{"a\n":"\ud83d\ude00 é 🏃 \u00e9 \uD7FF \uE000"}""")]
    [InlineData("""{"a":"\\ud800"}""")]
    [InlineData("""{"a":"\\\\ud800 \" \\"}""")]
    [InlineData("""{"a":"\ud83d\ude00\ud83d\ude00"}""")]
    [InlineData("""{"a":"\u12""")]
    [InlineData("""{"a":"\""")]
    public void Characters_may_be_escaped(string json) =>
        JsonText.HasTornEscape(Encoding.UTF8.GetBytes(json)).ShouldBeFalse();

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\uDFFF":1}""")]
    [InlineData("""{"a":"\\\ud800"}""")]
    [InlineData("""{"a":"\ude00\ud83d"}""")]
    [InlineData("""{"a":"\ud83d\u0041"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d""")]
    [InlineData("""{"a":"\ud83d\ude""")]
    [InlineData("""{"a":"\ud83d x \ude00"}""")]
    public void Half_a_surrogate_pair_is_no_character(string json) =>
        JsonText.HasTornEscape(Encoding.UTF8.GetBytes(json)).ShouldBeTrue();
}
