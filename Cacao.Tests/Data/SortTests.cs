using System.Text.Json;

namespace Cacao.Tests.Data;

public sealed class SortTests
{
    [Theory]
    [InlineData("[{title:ASC}]")]
    [InlineData("[{title:DESC},{pages:ASC}]")]
    [InlineData("{genre:DESC}")]
    [InlineData("[{edition:ASC},{subtitle:DESC}]")]
    [InlineData("[{author:{name:DESC}},{pages:ASC}]")]
    [InlineData("[{title:ASC},{title:DESC}]")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Pages_follow_the_order_of_the_client(string order)
    {
        await using var server = await LibraryServer.StartAsync();
        var whole = Ids(
            await server.DataAsync($"{{books(first:100 order:{order}){{nodes{{id}}}}}}"),
            "books"
        );
        whole.Count.ShouldBe(40);

        List<string> walked = [];
        var after = "null";
        do
        {
            var data = await server.DataAsync(
                $"query($a:String){{books(first:6 after:$a order:{order}){{nodes{{id}} pageInfo{{endCursor hasNextPage}}}}}}",
                $$"""{"a":{{after}}}"""
            );
            walked.AddRange(Ids(data, "books"));
            var info = data.GetProperty("books").GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean()
                ? info.GetProperty("endCursor").GetRawText()
                : "null";
        } while (after != "null");

        walked.ShouldBe(whole);
    }

    [Fact]
    public async Task The_order_of_the_client_wins_over_that_of_the_resolver()
    {
        await using var server = await LibraryServer.StartAsync();

        var data = await server.DataAsync(
            "{up:books(first:100 order:[{title:ASC},{pages:DESC}]){nodes{title pages}} "
                + "plain:books(first:100){nodes{pages}}}"
        );

        var sorted = data.GetProperty("up")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(b => (b.GetProperty("title").GetString(), b.GetProperty("pages").GetInt32()))
            .ToList();
        sorted.ShouldBe(
            sorted.OrderBy(b => b.Item1, StringComparer.Ordinal).ThenByDescending(b => b.Item2)
        );
        var pages = data.GetProperty("plain")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(b => b.GetProperty("pages").GetInt32())
            .ToList();
        pages.ShouldBe(pages.OrderDescending());
    }

    [Fact]
    public async Task A_list_in_memory_is_sorted_like_the_table()
    {
        await using var server = await LibraryServer.StartAsync();
        const string order = "[{author:{name:ASC}},{edition:DESC},{title:ASC}]";

        var data = await server.DataAsync(
            $"{{db:allBooks(order:{order}){{id}} memory:booksInMemory(order:{order}){{id}}}}"
        );

        data.GetProperty("memory").ToString().ShouldBe(data.GetProperty("db").ToString());
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var server = await LibraryServer.StartAsync();
        var data = await server.DataAsync("{books(order:[{title:ASC}]){pageInfo{endCursor}}}");
        var cursor = data.GetProperty("books").GetProperty("pageInfo").GetProperty("endCursor");

        var answer = await server.AskAsync(
            $"{{books(after:{cursor.GetRawText()} order:[{{title:DESC}}]){{nodes{{id}}}}}}"
        );

        answer.ShouldContain("HC0078");
    }

    private static List<string> Ids(JsonElement data, string field) =>
        [
            .. data.GetProperty(field)
                .GetProperty("nodes")
                .EnumerateArray()
                .Select(node => node.GetProperty("id").GetString()!),
        ];
}
