using Cacao.Types.Authoring;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Types;

public sealed class NullabilityTests
{
    private static readonly Schema Schema = TestSchema.Of(typeof(Queries)).Build();

    [Theory]
    [InlineData("int", "Int!")]
    [InlineData("nullableInt", "Int")]
    [InlineData("string", "String!")]
    [InlineData("nullableString", "String")]
    [InlineData("strings", "[String!]!")]
    [InlineData("nullableStrings", "[String]!")]
    [InlineData("maybeStrings", "[String!]")]
    [InlineData("matrix", "[[Int!]!]!")]
    [InlineData("sparseMatrix", "[[Int]!]")]
    [InlineData("task", "String!")]
    [InlineData("nullableTask", "String")]
    [InlineData("valueTask", "Int")]
    [InlineData("listTask", "[String]!")]
    [InlineData("sequence", "[Int!]!")]
    [InlineData("array", "[String]!")]
    [InlineData("bytes", "ByteArray!")]
    [InlineData("pairs", "[KeyValuePairOfStringAndInt32!]!")]
    [InlineData("queryable", "[Int!]!")]
    [InlineData("obliviousString", "String")]
    [InlineData("forced", "String!")]
    [InlineData("syntax", "[ID!]")]
    [InlineData("typed", "[ID!]!")]
    [InlineData("any", "Any")]
    public void Results(string field, string type) =>
        Schema.QueryType.FindField(field)!.Type.ToString().ShouldBe(type);

    [Theory]
    [InlineData("required", "Int!", null)]
    [InlineData("optional", "Int", null)]
    [InlineData("withDefault", "Int!", "7")]
    [InlineData("nullDefault", "Int", null)]
    [InlineData("text", "String!", "\"d\"")]
    [InlineData("day", "DayOfWeek!", "FRIDAY")]
    [InlineData("maybe", "String", null)]
    [InlineData("list", "[String!]!", null)]
    [InlineData("syntax", "[Int!]", "[1, 2]")]
    public void Arguments(string argument, string type, string? defaultValue)
    {
        var found = Schema.QueryType.FindField("arguments")!.FindArgument(argument)!;

        found.Type.ToString().ShouldBe(type);
        found.DefaultValue?.ToString().ShouldBe(defaultValue);
    }

    [QueryType]
    public static class Queries
    {
        public static int Int => 1;

        public static int? NullableInt => 1;

        public static string String => "";

        public static string? NullableString => "";

        public static List<string> Strings => [];

        public static IReadOnlyList<string?> NullableStrings => [];

        public static IEnumerable<string>? MaybeStrings => [];

        public static int[][] Matrix => [];

        public static List<int?[]>? SparseMatrix => [];

        public static Task<string> GetTaskAsync() => Task.FromResult("");

        public static Task<string?> GetNullableTaskAsync() => Task.FromResult<string?>("");

        public static ValueTask<int?> GetValueTaskAsync() => new(1);

        public static Task<IReadOnlyList<string?>> GetListTaskAsync() =>
            Task.FromResult<IReadOnlyList<string?>>([]);

        public static IAsyncEnumerable<int> GetSequence() => AsyncEnumerable.Empty<int>();

        public static string?[] Array => [];

        public static byte[] Bytes => [];

        public static Dictionary<string, int> Pairs => [];

        public static IQueryable<int> Queryable => Enumerable.Range(0, 1).AsQueryable();

#nullable disable
        public static string ObliviousString => "";

#nullable restore

        [GraphQLNonNullType]
        public static string? Forced => "";

        [GraphQLNonNullType]
        public static Task<string?> GetForcedTaskAsync() => Task.FromResult<string?>("");

        [GraphQLType("[ID!]")]
        public static string[] Syntax => [];

        [GraphQLType<NonNullType<ListType<NonNullType<IdType>>>>]
        public static string[] Typed => [];

        [GraphQLType<AnyType>]
        public static object? Any => null;

        public static string Arguments(
            int required,
            int? optional,
            List<string> list,
            Optional<string> maybe,
            [DefaultValueSyntax("[1, 2]")] int[]? syntax,
            int withDefault = 7,
            int? nullDefault = null,
            string text = "d",
            DayOfWeek day = DayOfWeek.Friday
        ) => $"{required}{optional}{list}{maybe}{syntax}{withDefault}{nullDefault}{text}{day}";
    }
}
