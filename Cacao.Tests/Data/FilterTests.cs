using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Data;

public sealed class FilterTests(Libraries libraries) : IClassFixture<Libraries>
{
    private static readonly Dictionary<string, Func<Book, bool>> Filters = new(
        StringComparer.Ordinal
    )
    {
        ["{}"] = _ => true,
        ["{title:{eq:\"T1\"}}"] = b => b.Title == "T1",
        ["{title:{neq:\"T1\"}}"] = b => b.Title != "T1",
        ["{title:{in:[\"T1\",\"T2\"]}}"] = b => b.Title is "T1" or "T2",
        ["{title:{nin:[\"T1\",\"T2\"]}}"] = b => b.Title is not ("T1" or "T2"),
        ["{title:{contains:\"1\"}}"] = b => b.Title.Contains('1'),
        ["{title:{contains:\"%\"}}"] = _ => false,
        ["{title:{ncontains:\"1\"}}"] = b => !b.Title.Contains('1'),
        ["{title:{startsWith:\"T\"}}"] = _ => true,
        ["{title:{nstartsWith:\"T1\"}}"] = b => b.Title != "T1",
        ["{title:{endsWith:\"2\"}}"] = b => b.Title == "T2",
        ["{title:{nendsWith:\"2\"}}"] = b => b.Title != "T2",
        ["{title:{or:[{eq:\"T1\"},{eq:\"T3\"}]}}"] = b => b.Title is "T1" or "T3",
        ["{subtitle:{eq:null}}"] = b => b.Subtitle is null,
        ["{subtitle:{neq:null}}"] = b => b.Subtitle is not null,
        ["{subtitle:{contains:\"1\"}}"] = b => b.Subtitle?.Contains('1') == true,
        ["{subtitle:{ncontains:\"1\"}}"] = b => b.Subtitle?.Contains('1') != true,
        ["{subtitle:{in:[null,\"S1\"]}}"] = b => b.Subtitle is null or "S1",
        ["{pages:{gt:0}}"] = b => b.Pages > 0,
        ["{pages:{gte:0}}"] = b => b.Pages >= 0,
        ["{pages:{lt:0}}"] = b => b.Pages < 0,
        ["{pages:{lte:0}}"] = b => b.Pages <= 0,
        ["{pages:{ngt:0}}"] = b => b.Pages <= 0,
        ["{pages:{ngte:0}}"] = b => b.Pages < 0,
        ["{pages:{nlt:0}}"] = b => b.Pages >= 0,
        ["{pages:{nlte:0}}"] = b => b.Pages > 0,
        ["{pages:{gt:-3 lt:3} title:{eq:\"T1\"}}"] = b =>
            b.Pages is > -3 and < 3 && b.Title == "T1",
        ["{edition:{gt:1}}"] = b => b.Edition > 1,
        ["{edition:{eq:null}}"] = b => b.Edition is null,
        ["{edition:{in:[1,null]}}"] = b => b.Edition is null or 1,
        ["{genre:{eq:NOVEL}}"] = b => b.Genre is Genre.Novel,
        ["{genre:{nin:[NOVEL,POEM]}}"] = b => b.Genre is Genre.Essay,
        ["{isLent:{eq:true}}"] = b => b.IsLent,
        ["{isLent:{neq:true}}"] = b => !b.IsLent,
        ["{boughtAt:{gte:\"1970-01-01T00:00:03Z\"}}"] = b =>
            b.BoughtAt >= DateTimeOffset.UnixEpoch.AddSeconds(3),
        ["{and:[{pages:{gt:0}},{pages:{lt:3}}]}"] = b => b.Pages is > 0 and < 3,
        ["{or:[{pages:{gt:3}},{title:{eq:\"T1\"}}]}"] = b => b.Pages > 3 || b.Title == "T1",
        ["{or:[]}"] = _ => true,
        ["{edition:{ngt:1}}"] = b => !(b.Edition > 1),
        ["{edition:{nlte:1}}"] = b => !(b.Edition <= 1),
        ["{not:{}}"] = _ => true,
        ["{not:{edition:{}}}"] = _ => true,
        ["{not:{edition:{eq:1}}}"] = b => b.Edition != 1,
        ["{not:{edition:{neq:1}}}"] = b => b.Edition == 1,
        ["{not:{edition:{eq:null}}}"] = b => b.Edition is not null,
        ["{not:{edition:{in:[0,2]}}}"] = b => b.Edition is not (0 or 2),
        ["{not:{edition:{gt:1}}}"] = b => !(b.Edition > 1),
        ["{not:{edition:{lte:1}}}"] = b => !(b.Edition <= 1),
        ["{not:{edition:{ngt:1}}}"] = b => b.Edition > 1,
        ["{not:{not:{edition:{gt:1}}}}"] = b => b.Edition > 1,
        ["{not:{subtitle:{eq:\"S1\"}}}"] = b => b.Subtitle != "S1",
        ["{not:{subtitle:{startsWith:\"S\"}}}"] = b => b.Subtitle is null,
        ["{not:{subtitle:{ncontains:\"1\"}}}"] = b => b.Subtitle?.Contains('1') == true,
        ["{subtitle:{not:{eq:\"S1\"}}}"] = b => b.Subtitle != "S1",
        ["{subtitle:{not:{or:[{eq:\"S1\"},{endsWith:\"2\"}]}}}"] = b =>
            b.Subtitle is not ("S1" or "S2"),
        ["{not:{pages:{gt:0},title:{eq:\"T1\"}}}"] = b => b.Pages <= 0 || b.Title != "T1",
        ["{not:{or:[{pages:{gt:3}},{edition:{gt:1}}]}}"] = b => b.Pages <= 3 && !(b.Edition > 1),
        ["{not:{and:[{edition:{gt:0}},{subtitle:{eq:\"S1\"}}]}}"] = b =>
            !(b.Edition > 0 && b.Subtitle == "S1"),
        ["{pages:{gt:0},not:{edition:{gt:1}}}"] = b => b.Pages > 0 && !(b.Edition > 1),
        ["{not:{author:{name:{eq:\"A1\"}}}}"] = b => b.Author?.Name != "A1",
        ["{not:{author:{name:{neq:\"A1\"}}}}"] = b => b.Author is null || b.Author.Name == "A1",
        ["{not:{author:{not:{name:{eq:\"A1\"}}}}}"] = b => b.Author is null or { Name: "A1" },
        ["{not:{author:{id:{gt:3}}}}"] = b => !(b.Author?.Id > 3),
        ["{not:{reviews:{all:{stars:{gt:3}}}}}"] = b => !b.Reviews.TrueForAll(r => r.Stars > 3),
        ["{reviews:{all:{text:{neq:\"x\"}}}}"] = _ => true,
        ["{reviews:{all:{text:{eq:\"x\"}}}}"] = b => b.Reviews.Count == 0,
        ["{reviews:{none:{text:{nstartsWith:\"x\"}}}}"] = b => b.Reviews.Count == 0,
        ["{reviews:{all:{}}}"] = _ => true,
        ["{not:{reviews:{some:{stars:{gt:3}}}}}"] = b => !b.Reviews.Exists(r => r.Stars > 3),
        ["{reviews:{some:{not:{stars:{gt:3}}}}}"] = b => b.Reviews.Exists(r => r.Stars <= 3),
        ["{not:{reviews:{any:true}}}"] = b => b.Reviews.Count == 0,
        ["{author:{name:{eq:\"A1\"}}}"] = b => b.Author?.Name == "A1",
        ["{reviews:{any:true}}"] = b => b.Reviews.Count > 0,
        ["{reviews:{any:false}}"] = b => b.Reviews.Count == 0,
        ["{reviews:{some:{stars:{gt:3}}}}"] = b => b.Reviews.Exists(r => r.Stars > 3),
        ["{reviews:{none:{stars:{gt:3}}}}"] = b => !b.Reviews.Exists(r => r.Stars > 3),
        ["{reviews:{all:{stars:{gt:3}}}}"] = b => b.Reviews.TrueForAll(r => r.Stars > 3),
    };

    public static MatrixTheoryData<Keeper, string> Documents { get; } =
        new(Libraries.All, Filters.Keys);

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_filter_means_the_same_in_every_database_and_in_memory(
        Keeper keeper,
        string where
    )
    {
        var server = await libraries.OfAsync(keeper);
        var books = await server
            .Library.Books.AsNoTracking()
            .Include(b => b.Author)
            .Include(b => b.Reviews)
            .ToListAsync(TestContext.Current.CancellationToken);
        var expected = books
            .Where(Filters[where])
            .Select(b => b.Id.Value.ToString())
            .Order(StringComparer.Ordinal);

        var db = await server.DataAsync($"{{allBooks(where:{where}){{id}}}}");
        var memory = await server.DataAsync($"{{booksInMemory(where:{where}){{id}}}}");
        var paged = await server.DataAsync($"{{books(first:100 where:{where}){{totalCount}}}}");

        Ids(db.GetProperty("allBooks")).Order(StringComparer.Ordinal).ShouldBe(expected);
        Ids(memory.GetProperty("booksInMemory")).Order(StringComparer.Ordinal).ShouldBe(expected);
        paged.GetProperty("books").GetProperty("totalCount").GetInt32().ShouldBe(expected.Count());
    }

    [Fact]
    public async Task Values_travel_as_parameters_so_that_queries_are_compiled_once()
    {
        await using var server = await LibraryServer.StartAsync();
        server.Library.Log.Clear();

        await server.DataAsync("{allBooks(where:{pages:{gt:123456}}){id}}");

        server.Library.Log.ShouldHaveSingleItem().ShouldNotContain("> 123456");
    }

    [Theory]
    [InlineData("{pages:{gt:null}}")]
    [InlineData("{pages:{eq:null}}")]
    [InlineData("{pages:{in:null}}")]
    [InlineData("{pages:{in:[null]}}")]
    [InlineData("{author:null}")]
    [InlineData("{reviews:{some:null}}")]
    [InlineData("{not:null}")]
    [InlineData("{title:{not:null}}")]
    public async Task Null_where_no_null_can_be_is_refused(string where)
    {
        await using var server = await LibraryServer.StartAsync(1);

        (await server.AskAsync($"{{allBooks(where:{where}){{id}}}}")).ShouldContain("HC0026");
    }

    [Theory]
    [InlineData("{edition:{gt:null}}", "Int!", "IntOperationFilterInput")]
    [InlineData("{pages:{eq:null}}", "Int!", "IntOperationFilterInput")]
    [InlineData("{pages:{in:null}}", "[Int]!", "IntOperationFilterInput")]
    [InlineData("{genre:{in:null}}", "[Genre!]!", "GenreOperationFilterInput")]
    [InlineData("{title:{contains:null}}", "String!", "StringOperationFilterInput")]
    [InlineData("{boughtAt:{lt:null}}", "DateTime!", "DateTimeOperationFilterInput")]
    [InlineData("{reviews:{any:null}}", "Boolean!", "ListFilterInputTypeOfReviewFilterInput")]
    [InlineData(
        "{reviews:{all:null}}",
        "ReviewFilterInput!",
        "ListFilterInputTypeOfReviewFilterInput"
    )]
    [InlineData("{author:null}", "AuthorFilterInput!", "AuthorFilterInput")]
    public async Task The_refusal_names_types_of_the_schema(
        string where,
        string expected,
        string filter
    )
    {
        var server = await libraries.OfAsync(Keeper.Sqlite);

        var answer = JsonElement.Parse(await server.AskAsync($"{{allBooks(where:{where}){{id}}}}"));

        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        extensions.GetProperty("expectedType").GetString().ShouldBe(expected);
        extensions.GetProperty("filterType").GetString().ShouldBe(filter);
    }

    [Fact]
    public async Task A_list_that_a_database_would_choke_on_is_refused()
    {
        await using var server = await LibraryServer.StartAsync(1);
        var pages = string.Join(',', Enumerable.Range(0, 501));

        (
            await server.AskAsync($"{{allBooks(where:{{pages:{{in:[{pages}]}}}}){{id}}}}")
        ).ShouldContain("more than 500 values");
    }

    [Fact]
    public async Task Filter_and_order_may_come_by_variables()
    {
        await using var server = await LibraryServer.StartAsync();

        var data = await server.DataAsync(
            "query($w:BookFilterInput $o:[BookSortInput!]){allBooks(where:$w order:$o){pages}}",
            """{"w":{"pages":{"in":[1,2,3]}},"o":[{"pages":"DESC"}]}"""
        );

        var pages = data.GetProperty("allBooks")
            .EnumerateArray()
            .Select(b => b.GetProperty("pages").GetInt32())
            .ToList();
        pages.ShouldBe(pages.OrderByDescending(p => p));
        pages.ShouldAllBe(p => p >= 1 && p <= 3);
        pages.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_filter_type_of_ones_own_shows_only_what_it_names()
    {
        await using var server = await LibraryServer.StartAsync();

        var data = await server.DataAsync(
            "{narrow(first:50 where:{name:{eq:\"T1\"} price:{gte:2}} order:[{name:ASC}]){nodes{title price{minor}}}}"
        );
        var refused = await server.AskAsync(
            "{narrow(first:1 where:{title:{eq:\"x\"}}){nodes{id}}}"
        );
        var noOr = await server.AskAsync("{narrow(first:1 where:{or:[]}){nodes{id}}}");

        foreach (var book in data.GetProperty("narrow").GetProperty("nodes").EnumerateArray())
        {
            book.GetProperty("title").GetString().ShouldBe("T1");
            book.GetProperty("price").GetProperty("minor").GetInt64().ShouldBeGreaterThan(1);
        }

        refused.ShouldContain("title");
        refused.ShouldNotContain("\"data\"");
        noOr.ShouldNotContain("\"data\"");
    }

    private static IEnumerable<string> Ids(JsonElement books) =>
        books.EnumerateArray().Select(book => book.GetProperty("id").GetString()!);
}
