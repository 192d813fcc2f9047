namespace Cacao.Tests.Data;

public sealed class ConnectionTests
{
    [Fact]
    public async Task The_schema_has_the_names_that_clients_know()
    {
        await using var server = await LibraryServer.StartAsync(0);

        var sdl = server.Sdl;

        sdl.ShouldContain("type BooksConnection {");
        sdl.ShouldContain("type BooksEdge {");
        sdl.ShouldContain("edges: [BooksEdge!]");
        sdl.ShouldContain("nodes: [Book!]");
        sdl.ShouldContain("totalCount: Int!");
        sdl.ShouldContain("startCursor: String");
        sdl.ShouldContain("type ShelfConnection {");
        sdl.ShouldContain("where: BookFilterInput");
        sdl.ShouldContain("order: [BookSortInput!]");
        sdl.ShouldContain("input NarrowWhere {");
        sdl.ShouldContain("enum SortEnumType {");
        sdl.ShouldContain("input ListFilterInputTypeOfReviewFilterInput {");
        sdl.ShouldContain("genre: GenreOperationFilterInput");
        sdl.ShouldContain("boughtAt: DateTimeOperationFilterInput");
        sdl.ShouldContain("author: AuthorFilterInput");
    }

    [Fact]
    public async Task A_schema_that_is_built_again_is_the_same()
    {
        var builder = new ServiceCollection()
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(BookQueries))
            .AddType(typeof(BookType))
            .AddFiltering()
            .AddSorting();

        var first = await builder.ExecuteRequestAsync("{__type(name:\"BookFilterInput\"){name}}");
        var second = await builder.ExecuteRequestAsync("{__type(name:\"BookFilterInput\"){name}}");

        second.ToJson().ShouldBe(first.ToJson());
        second.ToJson().ShouldContain("BookFilterInput\"");
    }

    [Fact]
    public async Task A_connection_is_walked_to_its_end()
    {
        await using var server = await LibraryServer.StartAsync();
        List<string> ids = [];
        string? after = null;
        var more = true;
        while (more)
        {
            var page = (
                await server.DataAsync(
                    "query($a:String){books(first:7 after:$a){nodes{id} edges{cursor node{id}} "
                        + "pageInfo{hasNextPage hasPreviousPage startCursor endCursor} totalCount}}",
                    $$"""{"a":{{(after is null ? "null" : $"\"{after}\"")}}}"""
                )
            ).GetProperty("books");
            ids.AddRange(page.GetProperty("nodes").EnumerateArray().Select(IdOf));
            page.GetProperty("totalCount").GetInt32().ShouldBe(40);
            var info = page.GetProperty("pageInfo");
            info.GetProperty("hasPreviousPage").GetBoolean().ShouldBe(after is not null);
            more = info.GetProperty("hasNextPage").GetBoolean();
            after = info.GetProperty("endCursor").GetString();
            page.GetProperty("edges")
                .EnumerateArray()
                .Last()
                .GetProperty("cursor")
                .GetString()
                .ShouldBe(after);
        }

        ids.Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task Without_arguments_the_default_page_comes_and_nothing_is_counted()
    {
        await using var server = await LibraryServer.StartAsync();
        server.Library.Log.Clear();

        var data = await server.DataAsync("{books{nodes{id}}}");

        data.GetProperty("books").GetProperty("nodes").GetArrayLength().ShouldBe(3);
        server.Library.Log.ShouldHaveSingleItem().ShouldNotContain("COUNT");
    }

    [Theory]
    [InlineData("{books(first:101){nodes{id}}}", "HC0051")]
    [InlineData("{books(last:101){nodes{id}}}", "HC0051")]
    [InlineData("{books(first:-1){nodes{id}}}", "HC0079")]
    [InlineData("{books(after:\"zzz\"){nodes{id}}}", "HC0078")]
    [InlineData("{books(before:\"\"){nodes{id}}}", "HC0078")]
    [InlineData("{shelf(after:\"zzz\"){nodes{id}}}", "HC0078")]
    [InlineData("{narrow{nodes{id}}}", "HC0082")]
    public async Task Arguments_that_make_no_page_are_errors_of_the_field(string query, string code)
    {
        await using var server = await LibraryServer.StartAsync(2);
        server.Library.Log.Clear();

        var answer = await server.AskAsync(query);

        answer.ShouldContain($"\"code\":\"{code}\"");
        answer.ShouldContain("\"path\":[\"");
    }

    [Fact]
    public async Task Lists_in_memory_are_walked_by_identity()
    {
        await using var server = await LibraryServer.StartAsync();
        var all = await WalkShelfAsync(server, _ => Task.CompletedTask);
        all.Count.ShouldBe(40);

        // The list shrinks before the cursor, and the cursor's own item goes.
        var removed = 0;
        var walked = await WalkShelfAsync(
            server,
            async seen =>
            {
                if (removed++ < 3)
                {
                    var gone = Guid.Parse(seen[^1]);
                    var book = server.Library.Books.Single(b => b.Id == new BookId(gone));
                    server.Library.Remove(book);
                    await server.Library.SaveChangesAsync(TestContext.Current.CancellationToken);
                }
            }
        );

        walked.Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task Items_without_identity_are_walked_by_place()
    {
        await using var server = await LibraryServer.StartAsync(0);

        var first = (
            await server.DataAsync("{numbers(first:3){nodes pageInfo{endCursor hasNextPage}}}")
        ).GetProperty("numbers");
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var next = await server.DataAsync(
            $"{{numbers(first:2 after:\"{cursor}\"){{nodes}} all:numbers(last:2){{nodes}}}}"
        );

        first.GetProperty("nodes").ToString().ShouldBe("[1,2,3]");
        next.ToString().ShouldBe("""{"numbers":{"nodes":[4,5]},"all":{"nodes":[24,25]}}""");
    }

    [Fact]
    public async Task A_resolver_may_make_the_page_itself_with_arguments_of_its_own()
    {
        await using var server = await LibraryServer.StartAsync(0);

        var data = await server.DataAsync(
            "{handMade(first:2 after:7){nodes{title} edges{cursor} pageInfo{hasNextPage}}}"
        );
        var refused = await server.AskAsync("{handMade(first:6){nodes{title}}}");

        server.Sdl.ShouldContain("handMade(first: Int, after: Int): HandMadeConnection");
        data.GetProperty("handMade")
            .ToString()
            .ShouldBe(
                """{"nodes":[{"title":"2 after 7"}],"edges":[{"cursor":"cursor"}],"pageInfo":{"hasNextPage":true}}"""
            );
        refused.ShouldContain("HC0051");
    }

    private static async Task<List<string>> WalkShelfAsync(
        LibraryServer server,
        Func<List<string>, Task> between
    )
    {
        List<string> ids = [];
        var after = "null";
        while (true)
        {
            var page = (
                await server.DataAsync(
                    "query($a:String){shelf(first:4 after:$a){nodes{id} pageInfo{hasNextPage endCursor}}}",
                    $$"""{"a":{{after}}}"""
                )
            ).GetProperty("shelf");
            ids.AddRange(page.GetProperty("nodes").EnumerateArray().Select(IdOf));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return ids;
            }

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetRawText();
            await between(ids);
        }
    }

    private static string IdOf(System.Text.Json.JsonElement node) =>
        node.GetProperty("id").GetString()!;
}
