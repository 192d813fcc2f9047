using Cacao.Data.Paging;
using Cacao.Errors;
using Cacao.Fuzz.Generation;
using Cacao.Fuzz.Running;
using Cacao.Fuzz.Shop;

namespace Cacao.Fuzz.Targets;

/// <summary>
/// A cursor gives back the values that it was made of, and every other text is refused: also one that
/// we have signed ourselves, when the order keys had other types.
/// </summary>
internal sealed class CursorsTarget : FuzzTarget
{
    private static readonly byte[] Secret = "the secret of these cursors is no secret"u8.ToArray();

    private static readonly Type[] Types =
    [
        typeof(string),
        typeof(int),
        typeof(int?),
        typeof(long),
        typeof(short),
        typeof(byte),
        typeof(bool),
        typeof(decimal),
        typeof(double),
        typeof(Guid),
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(TimeSpan),
        typeof(OrderStatus),
        typeof(Weight),
        typeof(Weight?),
        typeof(Narrow),
    ];

    public override string Name => "cursors";

    public override IReadOnlyList<string> Words => Generation.Words.Encoded;

    // The types of the keys, then the types that it is read with, then a cursor of the former.
    public override byte[] Generate(FuzzRandom random)
    {
        var types = Some(random);
        var read = random.Chance(40) ? types : Some(random);
        var cursor = Codec(types).Encode([.. types.Select(type => ValueOf(type, random))]);
        return OperationText.Bytes(Names(types), Names(read), cursor);
    }

    public override void Run(FuzzRun run)
    {
        var types = ReadTypes(run.TextOf(1));
        var text = run.TextOf(2);
        var codec = Codec(types);
        object?[] values;
        try
        {
            values = run.Spend(32, 64 * 1024, () => codec.Decode("after", text));
        }
        catch (GraphQLException refused)
        {
            run.Saw("error", refused.Message);
            run.Saw("length", text.Length == 0 ? 0 : (int)Math.Log2(text.Length), types.Count);
            return;
        }

        foreach (var (value, type) in values.Zip(types))
        {
            run.Saw(type.Name, value is null ? "null" : "value");
            FuzzRun.Must(
                value is null || value.GetType() == (Nullable.GetUnderlyingType(type) ?? type),
                $"{value?.GetType()} for {type}"
            );
        }

        // A local time is written by the zone of the machine, which may have no such time.
        if (values.Any(value => value is DateTime { Kind: DateTimeKind.Local }))
        {
            return;
        }

        var again = codec.Encode(values);
        FuzzRun.Must(codec.Decode("after", again).SequenceEqual(values), "values have changed");
    }

    private static CursorCodec Codec(IReadOnlyList<Type> types) =>
        new(Secret, "Query.orders(id)", types);

    private static Type[] Some(FuzzRandom random) =>
        [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => random.Pick(Types))];

    private static string Names(Type[] types) =>
        string.Concat(types.Select(type => (char)('a' + Array.IndexOf(Types, type))));

    private static List<Type> ReadTypes(string names) =>
        [
            .. names
                .Where(name => name >= 'a' && name < 'a' + Types.Length)
                .Take(4)
                .Select(name => Types[name - 'a']),
        ];

    private static object? ValueOf(Type type, FuzzRandom random)
    {
        var bits = (long)(random.Bits() >> random.Below(64) & long.MaxValue);
        var inner = Nullable.GetUnderlyingType(type);
        return (inner is not null || type == typeof(string)) && random.Chance(30) ? null
            : inner is not null ? ValueOf(inner, random)
            : type == typeof(string) ? new string('é', random.Skewed(40))
            : type == typeof(int) ? (int)(bits & int.MaxValue)
            : type == typeof(long) ? -bits
            : type == typeof(short) ? (short)(bits & short.MaxValue)
            : type == typeof(byte) ? (byte)(bits & byte.MaxValue)
            : type == typeof(bool) ? bits % 2 == 0
            : type == typeof(decimal) ? bits / 1000m
            : type == typeof(double) ? bits / 3d
            : type == typeof(Guid)
                ? new Guid((int)(bits & int.MaxValue), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            : type == typeof(DateTime) ? new DateTime(bits % TimeSpan.TicksPerDay, DateTimeKind.Utc)
            : type == typeof(DateTimeOffset)
                ? new DateTimeOffset(bits % DateTime.MaxValue.Ticks, TimeSpan.Zero)
            : type == typeof(DateOnly) ? DateOnly.FromDayNumber((int)(bits % 3_000_000))
            : type == typeof(TimeOnly) ? new TimeOnly(bits % TimeSpan.TicksPerDay)
            : type == typeof(TimeSpan) ? new TimeSpan(bits)
            : type == typeof(OrderStatus) ? (OrderStatus)(bits % 3)
            : type == typeof(Weight) ? new Weight(bits)
            : new Narrow(bits % 10);
    }

    /// <summary>A key that does not take every number, as ids with a check do not.</summary>
    private readonly record struct Narrow
    {
        public Narrow(long value) =>
            Value = value is >= 0 and < 10
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value));

        public long Value { get; }
    }
}
