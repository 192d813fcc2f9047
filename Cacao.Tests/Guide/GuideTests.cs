using System.Text;
using System.Text.RegularExpressions;

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
    private static readonly string Guide = File.ReadAllText(
        System.IO.Path.Combine(Folder, "..", "..", "docs", "engine.md")
    );

    [Fact]
    public void Every_C_sharp_example_is_compiled()
    {
        var compiled = Directory
            .EnumerateFiles(Folder, "*.cs")
            .Select(file => WithoutLayout(File.ReadAllText(file)))
            .ToList();
        var examples = Blocks("csharp").ToList();

        examples.Count.ShouldBeGreaterThan(5);
        examples
            .Where(example => !compiled.Exists(file => file.Contains(WithoutLayout(example))))
            .ShouldBeEmpty();
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

    private static IEnumerable<string> Blocks(string language) =>
        Fence()
            .Matches(Guide.ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value);

    private static string WithoutLayout(string text) => Space().Replace(text, "");

    private static string FilePath(
        [System.Runtime.CompilerServices.CallerFilePath] string path = ""
    ) => path;

    [GeneratedRegex(
        @"^```(?<language>\w+)\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        5000
    )]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Space();
}
