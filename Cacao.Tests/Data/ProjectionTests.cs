using Cacao.Types.Authoring;

namespace Cacao.Tests.Data;

public sealed class ProjectionTests
{
    [Fact]
    public async Task Only_the_columns_that_are_selected_are_read()
    {
        await using var server = await ArchiveServer.StartAsync();

        var sql = await server.SqlAsync("{list{title genre price{minor}}}");

        Columns(sql)
            .ShouldBe(["Genre", "Id", "Price_Currency", "Price_Minor", "Revision", "Title"]);
    }

    [Fact]
    public async Task A_page_reads_what_its_cursors_are_made_of_too()
    {
        await using var server = await ArchiveServer.StartAsync();

        var sql = await server.SqlAsync(
            "{volumes(first:2 order:{pages:DESC} where:{notes:{neq:null}})"
                + "{nodes{title} edges{node{genre}} pageInfo{endCursor}}}"
        );

        Columns(sql).ShouldBe(["Genre", "Id", "Pages", "Revision", "Title"]);
    }

    [Theory]
    [InlineData("{id:ASC}")]
    [InlineData("{pages:DESC}")]
    [InlineData("{genre:ASC}")]
    [InlineData("[{writer:{name:ASC}},{genre:DESC}]")]
    [InlineData("{writer:{house:{name:DESC}}}")]
    public async Task Pages_put_together_are_the_list(string order)
    {
        await using var server = await ArchiveServer.StartAsync();
        List<string> walked = [];
        string? after = null;
        do
        {
            var page = await server.DataAsync(
                $"{{volumes(first:5 order:{order} after:{(after is null ? "null" : $"\"{after}\"")})"
                    + "{nodes{title chapters{heading}} pageInfo{hasNextPage endCursor}}}"
            );
            var volumes = page.GetProperty("volumes");
            walked.AddRange(
                volumes.GetProperty("nodes").EnumerateArray().Select(node => node.GetRawText())
            );
            var info = volumes.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean()
                ? info.GetProperty("endCursor").GetString()
                : null;
        } while (after is not null);

        var whole = await server.DataAsync(
            $"{{whole(order:{order}){{title chapters{{heading}}}}}}"
        );
        walked.ShouldBe(
            whole.GetProperty("whole").EnumerateArray().Select(volume => volume.GetRawText())
        );
    }

    [Fact]
    public async Task What_lies_beside_comes_with_the_same_statement_and_its_own_columns()
    {
        await using var server = await ArchiveServer.StartAsync();

        var sql = await server.SqlAsync(
            "{list{title author:writer{name} writer{house{city}} chapters{heading}}}"
        );

        Columns(sql).ShouldContain("Name");
        Columns(sql).ShouldContain("City");
        Columns(sql).ShouldContain("Heading");
        Columns(sql).ShouldNotContain("Born");
        Columns(sql).ShouldNotContain("Length");
        Columns(sql).ShouldNotContain("Pages");
    }

    [Theory]
    [InlineData("label", "of a property that is calculated")]
    [InlineData("anything", "of a resolver that may read all of its parent")]
    public async Task All_columns_are_read_for_the_sake(string field, string reason)
    {
        await using var server = await ArchiveServer.StartAsync();

        var sql = await server.SqlAsync($"{{list{{{field} writer{{house{{city}}}}}}}}");

        Columns(sql).ShouldContain("Notes", $"for the sake {reason}");
        Columns(sql).ShouldContain("Cover");
        Columns(sql).ShouldContain("City");
    }

    [Fact]
    public async Task A_resolver_that_says_what_it_requires_gets_that_alone()
    {
        await using var server = await ArchiveServer.StartAsync();

        var sql = await server.SqlAsync("{list{twice motto}}");

        Columns(sql).ShouldBe(["Id", "Pages", "Revision"]);
        (await server.AskAsync("{first{twice motto}}")).ShouldBe(
            """{"data":{"first":{"twice":208,"motto":"Read."}}}"""
        );
    }

    [Fact]
    public async Task What_is_never_projected_is_brought_by_its_resolver()
    {
        await using var server = await ArchiveServer.StartAsync();

        (await server.AskAsync("{first{cover}}")).ShouldBe(
            """{"data":{"first":{"cover":" cover of 12"}}}"""
        );
    }

    [Fact]
    public async Task What_chooses_among_those_beside_has_all_of_them()
    {
        await using var server = await ArchiveServer.StartAsync();

        (
            await server.AskAsync("{list(where:{id:{eq:3}}){title loans(where:{day:{lt:5}}){id}}}")
        ).ShouldContain("\"loans\":[{\"id\":");
    }

    [Theory]
    [InlineData("{list{...@include(if:false){notes} title notes@skip(if:true)}}", false)]
    [InlineData("{list{title ...{...on Volume{notes}}}}", true)]
    [InlineData("{volumes{edges{...on VolumesEdge{node{notes}}}}}", true)]
    [InlineData("{volumes{pageInfo{endCursor}}}", false)]
    public async Task Fragments_and_conditions_count(string query, bool readsNotes)
    {
        await using var server = await ArchiveServer.StartAsync();

        Columns(await server.SqlAsync(query)).Contains("Notes").ShouldBe(readsNotes);
    }

    [Fact]
    public async Task Nothing_but_a_count_reads_no_item()
    {
        await using var server = await ArchiveServer.StartAsync();

        (await server.SqlAsync("{volumes{totalCount}}")).ShouldContain("COUNT");
    }

    [Theory]
    [InlineData(
        "{first(where:{id:{eq:5}}){id title}}",
        """{"first":{"id":5,"title":"Volume 05"}}"""
    )]
    [InlineData("{first(where:{id:{eq:-5}}){id}}", """{"first":null}""")]
    [InlineData("{single(max:1){id}}", """{"single":{"id":1}}""")]
    [InlineData("{single(max:0){id}}", """{"single":null}""")]
    [InlineData("{firstWord onlyWord}", """{"firstWord":"one","onlyWord":"only"}""")]
    public async Task One_item_or_null(string query, string data)
    {
        await using var server = await ArchiveServer.StartAsync();

        (await server.AskAsync(query)).ShouldBe($"{{\"data\":{data}}}");
    }

    [Fact]
    public async Task A_second_item_where_one_may_be_is_an_error_and_no_third_is_read()
    {
        await using var server = await ArchiveServer.StartAsync();

        var answer = await server.AskAsync("{single(max:9){id}}");

        answer.ShouldContain("Unexpected Execution Error");
        answer.ShouldContain("\"data\":{\"single\":null}");
        server.Archive.Log.ShouldHaveSingleItem().ShouldContain("LIMIT");
    }

    [Fact]
    public async Task A_list_in_memory_is_as_it_is()
    {
        await using var server = await ArchiveServer.StartAsync();

        (await server.AskAsync("{inMemory(first:1){nodes{label writer{initial}}}}")).ShouldBe(
            """{"data":{"inMemory":{"nodes":[{"label":"Volume 01, 102 pages","writer":{"initial":"W"}}]}}}"""
        );
    }

    [Fact]
    public async Task Whatever_is_selected_is_what_the_whole_entity_would_have_answered()
    {
        await using var server = await ArchiveServer.StartAsync();
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var fields = new RandomSelection(new Random(seed)).Of("Volume", depth: 3);

            var data = await server.DataAsync($"{{list{fields} whole{fields}}}");

            data.GetProperty("list")
                .GetRawText()
                .ShouldBe(data.GetProperty("whole").GetRawText(), $"seed {seed}: {fields}");
        }
    }

    [Fact]
    public async Task A_resolver_that_requires_what_is_not_there_is_refused_with_the_schema()
    {
        var services = new ServiceCollection()
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(ArchiveQueries))
            .AddType(typeof(Misspelt))
            .Services.BuildServiceProvider();

        var failure = await Should.ThrowAsync<Exception>(() =>
            services.ExecuteRequestAsync("{__typename}")
        );

        failure.ToString().ShouldContain("wants Pagse");
    }

    private static List<string> Columns(string sql)
    {
        var from = sql.IndexOf("SELECT", StringComparison.Ordinal);
        var to = sql.IndexOf("\nORDER BY", StringComparison.Ordinal);
        // Of the outermost list and of those inside, each name once.
        return
        [
            .. sql[from..(to < 0 ? sql.Length : to)]
                .Split('\n')
                .Where(line => line.Contains("SELECT", StringComparison.Ordinal))
                .SelectMany(line => line.Split(["SELECT", ","], StringSplitOptions.TrimEntries))
                .Select(column => column.Split(" AS ")[0].Split('.')[^1].Trim('"', ' ', '(', ')'))
                .Where(column => column.Length > 0)
                .Select(column => column.TrimEnd('0', '1', '2', '3'))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    [ObjectType<Volume>]
    internal static class Misspelt
    {
        public static int GetTwice([Parent(requires: "Pagse")] Volume volume) => volume.Pages * 2;
    }

    private sealed class RandomSelection(Random random)
    {
        private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
        {
            ["Volume"] =
            [
                "id",
                "title",
                "pages",
                "notes",
                "genre",
                "revision",
                "writerId",
                "label",
                "twice",
                "anything",
                "motto",
                "__typename",
                "price:Price",
                "writer:Writer",
                "chapters:Chapter",
                "loans:Loan",
            ],
            ["Price"] = ["minor", "currency"],
            ["Writer"] = ["id", "name", "born", "initial", "house:House", "__typename"],
            ["House"] = ["id", "name", "city"],
            ["Chapter"] = ["heading", "length"],
            ["Loan"] = ["id", "day"],
        };

        public string Of(string type, int depth)
        {
            var fields = Fields[type]
                .Where(field => depth > 0 || !field.Contains(':', StringComparison.Ordinal))
                .ToArray();
            // Half of them leave out what makes the whole entity be read.
            if (random.Next(2) == 0)
            {
                fields = [.. fields.Except(["label", "anything", "initial"])];
            }

            random.Shuffle(fields);
            return $"{{{string.Join(' ', fields.Take(random.Next(1, 6)).Select(field => Field(field, depth)))}}}";
        }

        private string Field(string field, int depth)
        {
            var parts = field.Split(':');
            var alias = random.Next(4) == 0 ? $"a{random.Next(1_000_000)}:" : "";
            return parts.Length == 1
                ? alias + field
                : $"{alias}{parts[0]}{Of(parts[1], depth - 1)}";
        }
    }
}
