using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Tests.Types;

public sealed class ResolverTests
{
    [Theory]
    [InlineData(
        "{ sync task valueTask sequence }",
        """{"sync":1,"task":2,"valueTask":3,"sequence":[4,5]}"""
    )]
    [InlineData("{ service(argument: 7) }", """{"service":"clock 7"}""")]
    [InlineData("{ instance }", """{"instance":"made with clock"}""")]
    [InlineData("{ context }", """{"context":"Query.context /context True"}""")]
    [InlineData(
        "{ selected: box { weight } box { name } }",
        """{"selected":{"weight":3},"box":{"name":"b"}}"""
    )]
    [InlineData(
        "{ wantsName: asked { weight } asked { name } }",
        """{"wantsName":{"weight":0},"asked":{"name":"yes"}}"""
    )]
    [InlineData(
        "{ money { amount doubled half currency } }",
        """{"money":{"amount":5,"doubled":10,"half":2,"currency":"EUR"}}"""
    )]
    [InlineData("{ list(values: [1, 2]) set(values: [\"a\", \"a\"]) }", """{"list":3,"set":1}""")]
    [InlineData(
        "{ input(value: { name: \"n\", inner: { tags: [\"x\"] } }) }",
        """{"input":"n x 5"}"""
    )]
    [InlineData("{ mutable(value: { name: \"n\" }) }", """{"mutable":"n, kept"}""")]
    [InlineData("{ structure(value: { x: 1, y: 2 }) }", """{"structure":3}""")]
    public async Task Members_are_called_with_what_they_ask_for(string query, string data) =>
        (await Builder().AskAsync(query)).ShouldBe("{\"data\":" + data + "}");

    [Theory]
    [InlineData(
        "{ leaves { small big single at day none maybe uri } }",
        """{"leaves":{"small":"LOW","big":"HUGE","single":1.5,"at":"2026-01-02T03:04:05.000Z","day":"FRIDAY","none":null,"maybe":7,"uri":"https://example.org/"}}"""
    )]
    [InlineData(
        "{ leaves { color colors } color(of: \"#00ff00\") }",
        """{"leaves":{"color":"#ff0000","colors":["#ff0000","#0000ff"]},"color":"#00ff00"}"""
    )]
    public async Task Leaves_are_written_by_their_scalar(string query, string data) =>
        (await Builder().AskAsync(query)).ShouldBe("{\"data\":" + data + "}");

    [Fact]
    public async Task A_refusing_converter_refuses_the_request()
    {
        var answer = await Builder().AskAsync("""{ color(of: "red") }""");

        answer.ShouldContain("red is no color");
        answer.ShouldNotContain("\"color\":\"red\"");
    }

    [Theory]
    [InlineData("Leaves", "small", true)]
    [InlineData("Leaves", "maybe", true)]
    [InlineData("Leaves", "color", true)]
    [InlineData("Money", "doubled", true)]
    [InlineData("Money", "half", false)]
    [InlineData("Query", "sync", true)]
    [InlineData("Query", "task", false)]
    [InlineData("Query", "service", false)]
    [InlineData("Query", "instance", false)]
    public void What_needs_only_its_parent_is_pure_and_written_without_boxing(
        string type,
        string field,
        bool isPure
    )
    {
        var found = ((ComplexType)Builder().Build().FindType(type)!).FindField(field)!;

        (found.Pure is not null).ShouldBe(isPure);
        (found.WriteLeaf is not null).ShouldBe(isPure);
        (found.Resolver is null).ShouldBe(isPure);
    }

    private static IRequestExecutorBuilder Builder()
    {
        var builder = TestSchema.Of(
            typeof(Queries),
            typeof(InstanceQueries),
            typeof(MoneyType),
            typeof(ColorType)
        );
        builder
            .AddTypeConverter<Color, string>(color => color.Hex)
            .AddTypeConverter<string, Color>(hex =>
                hex.StartsWith('#')
                    ? new Color(hex)
                    : throw new FormatException($"{hex} is no color")
            )
            .BindRuntimeType<Color, ColorType>();
        builder.Services.AddSingleton(new Clock("clock"));
        return builder;
    }

    public sealed record Clock(string Name);

    [QueryType]
    public static class Queries
    {
        public static int Sync() => 1;

        public static async Task<int> GetTaskAsync()
        {
            await Task.Yield();
            return 2;
        }

        public static ValueTask<int> GetValueTaskAsync() => new(3);

        public static async IAsyncEnumerable<int> GetSequence()
        {
            yield return 4;
            await Task.Yield();
            yield return 5;
        }

        public static string Service(Clock clock, int argument) => $"{clock.Name} {argument}";

        public static string Context(
            IResolverContext context,
            Errors.Path path,
            OutputField field
        ) => $"{field} {path} {context.Selection.Field == field}";

        public static Box Box => new("b", 3);

        public static Box Asked([IsSelected("name")] bool isNameAsked) =>
            new(isNameAsked ? "yes" : "no", 0);

        public static Money Money => new(5, "EUR");

        public static int List(List<int> values) => values.Sum();

        public static int Set(HashSet<string> values) => values.Count;

        public static string Input(Outer value) =>
            $"{value.Name} {string.Join(',', value.Inner.Tags)} {value.Number}";

        public static string Mutable(Settable value) => $"{value.Name}, {value.Other}";

        public static int Structure(Point value) => value.X + value.Y;

        public static Leaves Leaves => new();

        public static Color Color(Color of) => of;
    }

    [QueryType]
    public sealed class InstanceQueries(Clock clock)
    {
        public string GetInstance() => $"made with {clock.Name}";
    }

    public sealed record Box(string Name, int Weight);

    public readonly record struct Money(long Amount, string Currency);

    [ObjectType<Money>]
    public static class MoneyType
    {
        public static long Doubled([Parent] Money money) => money.Amount * 2;

        public static async Task<long> GetHalfAsync([Parent] Money money)
        {
            await Task.Yield();
            return money.Amount / 2;
        }
    }

    public sealed record Outer(string Name, Inner Inner, int Number = 5);

    public sealed record Inner(IReadOnlyList<string> Tags);

    public sealed class Settable
    {
        public required string Name { get; init; }

        public string? Other { get; set; } = "kept";
    }

    public struct Point
    {
        public int X { get; set; }

        public int Y { get; set; }
    }

    public sealed class Leaves
    {
        public Small Small { get; } = Small.Low;

        public Big Big { get; } = Big.Huge;

        public float Single { get; } = 1.5f;

        public DateTime At { get; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

        public DayOfWeek Day { get; } = DayOfWeek.Friday;

        public int? None { get; }

        public int? Maybe { get; } = 7;

        public Uri Uri { get; } = new("https://example.org/");

        public Color Color { get; } = new("#ff0000");

        public IReadOnlyList<Color> Colors { get; } = [new("#ff0000"), new("#0000ff")];
    }

    public enum Small : byte
    {
        None,

        Low,
    }

    public enum Big : long
    {
        Tiny = -1,

        Huge = long.MaxValue,
    }

    public sealed record Color(string Hex);

    public sealed class ColorType() : ScalarType<string, Cacao.Language.StringValueNode>("Color")
    {
        protected override string ParseLiteral(Cacao.Language.StringValueNode literal) =>
            literal.Value;

        protected override string ParseVariable(System.Text.Json.JsonElement value) =>
            value.GetString()!;

        protected override Cacao.Language.StringValueNode FormatLiteral(string value) => new(value);

        public override void Write(Cacao.Json.JsonResponseWriter writer, string value) =>
            writer.WriteString(value);
    }
}
