namespace Cacao.Tests.AspNetCore;

public sealed class IdeTests : IDisposable
{
    private readonly string _folder = System
        .IO.Directory.CreateTempSubdirectory("cacao-ide")
        .FullName;

    [Fact]
    public async Task A_browser_is_sent_to_the_page_below_the_endpoint()
    {
        await using var host = await StartAsync();

        var answer = await host.GetAsync("/graphql?a=b", "text/html,*/*;q=0.8");

        answer.Status.ShouldBe(302);
        answer.Headers.Location!.ToString().ShouldBe("/graphql/?a=b");
    }

    [Fact]
    public async Task The_page_and_its_files_come_with_safe_headers()
    {
        await using var host = await StartAsync();
        await WriteAsync("index.html", "<html>ide</html>");
        await WriteAsync("static/js/main.abc.js", "run()");

        var page = await host.GetAsync("/graphql/", "text/html");
        var script = await host.GetAsync("/graphql/static/js/main.abc.js");

        page.Body.ShouldBe("<html>ide</html>");
        page.ContentType.ShouldBe("text/html");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        page.Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldContain("frame-ancestors 'none'");
        script.ContentType.ShouldBe("text/javascript");
        script.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task The_configuration_names_the_address_in_the_browser_as_endpoint()
    {
        await using var host = await StartAsync();

        (await host.GetAsync("/graphql/bcp-config.json")).Body.ShouldBe(
            """{"useBrowserUrlAsEndpoint":true}"""
        );
    }

    [Fact]
    public async Task Without_its_files_the_page_says_what_is_missing()
    {
        await using var host = await StartAsync();

        var answer = await host.GetAsync("/graphql/", "text/html");

        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain("not installed");
    }

    [Theory]
    [InlineData("/graphql/../secret")]
    [InlineData("/graphql/%2e%2e/secret")]
    [InlineData("/graphql/..%2fsecret")]
    [InlineData("/graphql/nothing.js")]
    public async Task Nothing_outside_the_folder_is_served(string address)
    {
        await using var host = await StartAsync();

        (await host.GetAsync(address)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Switched_off_there_is_no_page()
    {
        await using var host = await TransportHost.StartAsync(options =>
            options.Tool.Enable = false
        );

        (await host.GetAsync("/graphql", "text/html")).Status.ShouldBe(406);
        (await host.GetAsync("/graphql/", "text/html")).Status.ShouldBe(406);
        (await host.GetAsync("/graphql/index.html", "text/html")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Operations_are_taken_at_the_address_of_the_page_as_well()
    {
        await using var host = await StartAsync();

        var answer = await host.SendAsync(
            new(HttpMethod.Post, "/graphql/")
            {
                Content = new StringContent(
                    """{"query":"{ hello }"}""",
                    System.Text.Encoding.UTF8,
                    "application/json"
                ),
            }
        );

        answer.Body.ShouldBe("""{"data":{"hello":"world"}}""");
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private Task<TransportHost> StartAsync() =>
        TransportHost.StartAsync(options => options.Tool.Folder = _folder);

    private async Task WriteAsync(string name, string content)
    {
        var path = System.IO.Path.Combine(_folder, name);
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await System.IO.File.WriteAllTextAsync(path, content);
    }
}
