using Microsoft.Playwright;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Browser;

public sealed class IdeTests
{
    [Fact]
    public async Task The_IDE_loads_the_schema_and_runs_a_query_with_a_token()
    {
        Assert.SkipUnless(Chromium.IsInstalled, Chromium.HowToInstall);
        using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        using var server = await RunningServer.StartAsync(
            database.ConnectionString,
            RunningServer.FreePort()
        );
        using var caller = new GraphCaller(server.GraphQL);
        await caller.SignInAsync("demo@acme.example");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);

        var ide = await IdePage.OpenAsync(browser, server.GraphQL);
        await ide.CreateDocumentAsync();
        await ide.UntilSchemaIsAvailableAsync();
        var schema = await ide.SchemaReferenceAsync();
        await ide.SetHeaderAsync("Authorization", $"Bearer {caller.Token}");
        await ide.WriteAsync("{ viewer { tenant { name } } }");
        await ide.RunUntilAnsweredAsync("Acme Trading Pty Ltd");

        ide.Address.ShouldEndWith("/graphql/");
        schema.ShouldContain("virtualAccounts");
        var screenshot = Path.Combine(Path.GetTempPath(), "payments-ide.png");
        await ide.ScreenshotAsync(screenshot);
        TestContext.Current.TestOutputHelper?.WriteLine($"Screenshot: {screenshot}");
    }
}
