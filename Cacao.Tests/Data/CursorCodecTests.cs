using System.Globalization;
using Cacao.Data.Paging;
using Cacao.Errors;

namespace Cacao.Tests.Data;

public sealed class CursorCodecTests
{
    [Theory]
    [InlineData(typeof(Digit))]
    [InlineData(typeof(short))]
    [InlineData(typeof(long))]
    public void A_value_that_the_type_of_the_key_takes_is_read(Type type)
    {
        var cursor = Codec(typeof(long)).Encode([3L]);

        Codec(type).Decode("after", cursor).ShouldHaveSingleItem().ShouldBeOfType(type);
    }

    [Theory]
    [InlineData(typeof(Digit))]
    [InlineData(typeof(Digit?))]
    [InlineData(typeof(byte))]
    [InlineData(typeof(decimal))]
    [InlineData(typeof(Guid))]
    [InlineData(typeof(string))]
    [InlineData(typeof(DateOnly))]
    [InlineData(typeof(TimeOnly))]
    [InlineData(typeof(DateTimeOffset))]
    public void A_value_that_the_type_of_the_key_does_not_take_is_no_cursor(Type type)
    {
        var cursor = Codec(typeof(long)).Encode([-4_000_000_000_000_000_000]);

        Should
            .Throw<GraphQLException>(() => Codec(type).Decode("after", cursor))
            .Errors.ShouldHaveSingleItem()
            .Code.ShouldBe("HC0078");
    }

    [Theory]
    [InlineData("{0} ")]
    [InlineData(" {0}")]
    [InlineData("{0}\n")]
    [InlineData("{0}=")]
    [InlineData("{0}==")]
    public void A_cursor_has_one_spelling(string spelling)
    {
        foreach (var value in (long[])[1, 300, 70_000])
        {
            var cursor = Codec(typeof(long)).Encode([value]);
            Codec(typeof(long)).Decode("after", cursor).ShouldBe([value]);
            var other = string.Format(CultureInfo.InvariantCulture, spelling, cursor);

            Should
                .Throw<GraphQLException>(() => Codec(typeof(long)).Decode("after", other))
                .Errors.ShouldHaveSingleItem()
                .Code.ShouldBe("HC0078");
        }
    }

    [Fact]
    public void Nor_does_a_bit_count_that_stands_for_nothing()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // Of every length that a last group can have.
        foreach (var text in (string[])["", "a", "ab"])
        {
            var codec = Codec(typeof(string));
            var cursor = codec.Encode([text]);
            var others = Alphabet
                .Select(last => cursor[..^1] + last)
                .Where(other => other != cursor);
            foreach (var other in others)
            {
                Should.Throw<GraphQLException>(() => codec.Decode("after", other));
            }
        }
    }

    private static CursorCodec Codec(Type type) => new([1, 2, 3], "Query.list(key)", [type]);

    /// <summary>Refuses some values in its constructor, as ids do.</summary>
    private readonly record struct Digit
    {
        public Digit(long value) =>
            Value = value is >= 0 and < 10
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value));

        public long Value { get; }
    }
}
