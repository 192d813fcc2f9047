using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Data;

/// <summary>What fields weigh that say nothing themselves, as the schema shows it.</summary>
public sealed class CostDefaultsTests
{
    [Fact]
    public void What_waits_reads_pages_filters_and_sorts_is_weighed()
    {
        var sdl = Print();

        sdl.ShouldContain("hello: String!\n");
        sdl.ShouldContain("later: String! @cost(weight: \"10\")");
        sdl.ShouldContain("cheap: String! @cost(weight: \"2.5\")");
        sdl.ShouldContain(
            "@listSize(assumedSize: 50, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: 10, sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false) @cost(weight: \"10\")"
        );
        sdl.ShouldContain("where: TitleFilterInput @cost(weight: \"10\")");
        sdl.ShouldContain("order: [TitleSortInput!] @cost(weight: \"10\")");
        sdl.ShouldContain("totalCount: Int! @cost(weight: \"10\")");
        sdl.ShouldContain("eq: String @cost(weight: \"10\")");
        sdl.ShouldContain("contains: String @cost(weight: \"20\")");
        sdl.ShouldContain("name: SortEnumType @cost(weight: \"10\")");
        sdl.ShouldContain("directive @cost(");
        sdl.ShouldContain("directive @listSize(");
    }

    [Fact]
    public void The_defaults_can_be_changed()
    {
        var sdl = Print(cost =>
        {
            cost.DefaultResolverCost = 4;
            cost.ApplySlicingArgumentDefaultValue = false;
            cost.Filtering.DefaultExpensiveFilterOperationCost = 99;
        });

        sdl.ShouldContain("later: String! @cost(weight: \"4\")");
        sdl.ShouldContain("contains: String @cost(weight: \"99\")");
        sdl.ShouldContain("\"last\"], sizedFields");
    }

    [Fact]
    public void The_defaults_can_be_left_out()
    {
        var sdl = Print(cost => cost.ApplyCostDefaults = false);

        sdl.ShouldNotContain("@listSize");
        sdl.ShouldContain("cheap: String! @cost(weight: \"2.5\")");
        sdl.ShouldNotContain("@cost(weight: \"10\")");
    }

    [Fact]
    public void Clients_need_not_see_them()
    {
        var sdl = Print(cost => cost.ShowInSchema = false);

        sdl.ShouldContain("  later: String!\n");
        sdl.ShouldNotContain("@");
    }

    private static string Print(Action<CostOptions>? configure = null) =>
        SchemaPrinter.Print(
            new ServiceCollection()
                .AddGraphQLServer()
                .AddQueryType()
                .AddFiltering()
                .AddSorting()
                .AddTypes(typeof(Queries))
                .ModifyPagingOptions(paging => paging.IncludeTotalCount = true)
                .ModifyCostOptions(configure ?? (_ => { }))
                .Services.BuildServiceProvider()
                .GetRequiredService<Schema>()
        );

    private sealed record Title(string Name);

    [QueryType]
    private static class Queries
    {
        public static string Hello() => "hello";

        public static Task<string> LaterAsync() => Task.FromResult("later");

        [Cost(2.5)]
        public static Task<string> CheapAsync() => Task.FromResult("cheap");

        [UsePaging]
        [UseFiltering]
        [UseSorting]
        public static IQueryable<Title> Titles() => new[] { new Title("Emma") }.AsQueryable();
    }
}
