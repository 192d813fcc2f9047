using System.Text;
using System.Text.RegularExpressions;
using Cacao.Tests.Data;
using Cacao.Types.Authoring;

namespace Cacao.Tests.Guide;

/// <summary>The guide tells the truth: its C# is compiled here, its requests are answered as it says.</summary>
public sealed partial class GuideTests
{
    private static readonly string[] Quietly =
    [
        "--urls",
        "http://127.0.0.1:0",
        "--Logging:LogLevel:Default",
        "Warning",
    ];

    private static readonly string Folder = System.IO.Path.GetDirectoryName(FilePath())!;
    private static readonly string Docs = System.IO.Path.Combine(Folder, "..", "..", "docs");

    public static TheoryData<string> Guides =>
        [
            "engine.md",
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(Docs, "engine"), "*.md")
                .Select(file => System.IO.Path.GetRelativePath(Docs, file)),
        ];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_C_sharp_example_is_compiled(string guide)
    {
        var compiled = Directory
            .EnumerateFiles(
                System.IO.Path.Combine(Folder, ".."),
                "*.cs",
                SearchOption.AllDirectories
            )
            .Select(file => WithoutLayout(File.ReadAllText(file)))
            .ToList();

        Blocks("csharp", guide)
            .Where(example => !compiled.Exists(file => file.Contains(WithoutLayout(example))))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("engine.md", 8)]
    [InlineData("engine/data.md", 3)]
    [InlineData("engine/requests.md", 2)]
    public void The_examples_are_found(string guide, int count) =>
        Blocks("csharp", guide).Count().ShouldBe(count);

    [Fact]
    public async Task The_list_of_the_guide_is_paged_filtered_and_sorted()
    {
        await using var library = await Library.OpenAsync([
            Written("Short", 10),
            Written("Longest", 900),
            Written("Long", 300),
        ]);
        var services = new ServiceCollection().AddSingleton(library);
        services
            .AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(BookExample))
            .AddType(typeof(BookType))
            .AddFiltering()
            .AddSorting();
        await using var provider = services.BuildServiceProvider();

        var result = await provider.ExecuteRequestAsync(
            """{ books(first: 1, where: { pages: { lt: 500 } }) { nodes { title } totalCount } }"""
        );

        result
            .ToJson()
            .ShouldBe("""{"data":{"books":{"nodes":[{"title":"Long"}],"totalCount":2}}}""");
    }

    [Fact]
    public async Task The_storage_of_the_guide_takes_no_other_documents()
    {
        var services = new ServiceCollection();
        ServerExamples.AddStoredOperations(services).AddQueryType().AddType(typeof(Greeting));
        await using var provider = services.BuildServiceProvider();

        (await provider.ExecuteRequestAsync("{ __typename }")).ToJson().ShouldContain("HC0067");
    }

    [Fact]
    public async Task The_parts_of_the_guide_are_in_the_schema()
    {
        var services = new ServiceCollection();
        ServerExamples.AddParts(services).AddQueryType().AddType(typeof(Greeting));
        await using var provider = services.BuildServiceProvider();

        (await provider.ExecuteRequestAsync("{ __schema { directives { name } } }"))
            .ToJson()
            .ShouldContain("""{"name":"defer"},{"name":"stream"}""");
    }

    [Fact]
    public async Task Every_request_is_answered_as_it_says()
    {
        await using var app = GuideServer.Build(Quietly);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var requests = Blocks("graphql").ToList();
        var answers = Blocks("json").ToList();

        requests.Count.ShouldBe(answers.Count);
        foreach (var (request, answer) in requests.Zip(answers))
        {
            (await AskAsync(app, request)).ShouldBe(answer.Trim(), request);
        }
    }

    [Fact]
    public async Task Ten_invoices_ask_for_their_customers_once()
    {
        await using var app = GuideServer.Build(Quietly);
        await app.StartAsync(TestContext.Current.CancellationToken);

        await AskAsync(app, "{ invoices { nodes { customer { name } } } }");

        app.Services.GetRequiredService<Ledger>().CustomerQuestions.ShouldBe(1);
    }

    [Fact]
    public async Task A_payment_is_pushed_to_who_subscribed()
    {
        await using var app = GuideServer.Build(Quietly);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        using var request = Post(
            """subscription { invoicePaid(number: "R-3") { number status } }"""
        );
        request.Headers.Add("Accept", "text/event-stream");
        using var stream = await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        await AskAsync(
            app,
            """mutation { payInvoice(input: { number: "R-3" }) { errors { __typename } } }"""
        );

        using var reader = new StreamReader(
            await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        } while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));

        line.ShouldBe(
            """data: {"data":{"invoicePaid":{"number":"R-3","status":"PAID_IN_FULL"}}}"""
        );
    }

    private static async Task<string> AskAsync(WebApplication app, string query)
    {
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        using var request = Post(query);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Post(string query) =>
        new(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                System.Text.Json.JsonSerializer.Serialize(new { query }),
                Encoding.UTF8,
                "application/json"
            ),
        };

    private static Book Written(string title, int pages) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            Title = title,
            Pages = pages,
            Price = new(100, "EUR"),
        };

    private static IEnumerable<string> Blocks(string language, string guide = "engine.md") =>
        Fence()
            .Matches(File.ReadAllText(System.IO.Path.Combine(Docs, guide)).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value);

    private static string WithoutLayout(string text) => Space().Replace(text, "");

    private static string FilePath(
        [System.Runtime.CompilerServices.CallerFilePath] string path = ""
    ) => path;

    [QueryType]
    private static class Greeting
    {
        public static string Hello() => "Hello";
    }

    [GeneratedRegex(
        @"^```(?<language>\w+)\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        5000
    )]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Space();
}
