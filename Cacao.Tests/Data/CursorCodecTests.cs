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
