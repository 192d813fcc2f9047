using Microsoft.Playwright;

namespace Payments.Tests.Browser;

/// <summary>The IDE as a person uses it: a document, a header, a click on Run, an answer.</summary>
public sealed class IdePage(IPage page)
{
    private const float PatienceMilliseconds = 30_000;
    private const float OneAttemptMilliseconds = 4_000;
    private const int AttemptsMax = 10;

    public static async Task<IdePage> OpenAsync(IBrowser browser, Uri graphQL)
    {
        // A service worker reloads the page once after the first visit, under our hands.
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions { ServiceWorkers = ServiceWorkerPolicy.Block }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(PatienceMilliseconds);
        await page.GotoAsync(graphQL.ToString());
        return new IdePage(page);
    }

    public string Address => page.Url;

    public Task CreateDocumentAsync() => page.GetByText("Create Document").ClickAsync();

    /// <summary>Waits until the IDE has introspected the endpoint.</summary>
    public Task UntilSchemaIsAvailableAsync() => page.GetByText("Schema available").WaitForAsync();

    /// <summary>
    /// The reference as it is shown. The IDE's own indexing now and then misses the schema that it
    /// was given, and says "No Schema" beside "Schema available" until the page is loaded again.
    /// </summary>
    public async Task<string> SchemaReferenceAsync()
    {
        await OpenTabAsync("Schema Reference");
        var aType = page.GetByText("Kind of type: Object").First;
        for (var loads = 1; !await AppearsAsync(aType, mustAppear: loads == AttemptsMax); loads++)
        {
            await page.ReloadAsync();
            await UntilSchemaIsAvailableAsync();
            await OpenTabAsync("Schema Reference");
        }
        var text = await page.Locator("body").InnerTextAsync();
        await OpenTabAsync("Operation");
        return text;
    }

    public async Task SetHeaderAsync(string name, string value)
    {
        await page.GetByText("HTTP Headers").ClickAsync();
        await page.GetByPlaceholder("Name").First.FillAsync(name);
        await page.GetByPlaceholder("Value").First.FillAsync(value);
    }

    public async Task WriteAsync(string document)
    {
        await page.Locator(".monaco-editor .view-lines").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(document);
    }

    /// <summary>
    /// Runs the document until the answer shows the text: the IDE takes over what was typed a
    /// moment after it was typed, and does not say when.
    /// </summary>
    public async Task RunUntilAnsweredAsync(string text)
    {
        var answer = page.Locator(".monaco-editor .view-lines").GetByText(text).First;
        var runs = 0;
        do
        {
            await page.GetByText("Run", new() { Exact = true }).ClickAsync();
            runs++;
        } while (!await AppearsAsync(answer, mustAppear: runs == AttemptsMax));
    }

    public Task ScreenshotAsync(string file) => page.ScreenshotAsync(new() { Path = file });

    private Task OpenTabAsync(string name) =>
        page.GetByRole(AriaRole.Tab, new() { Name = name }).First.ClickAsync();

    private static async Task<bool> AppearsAsync(ILocator answer, bool mustAppear)
    {
        try
        {
            await answer.WaitForAsync(new() { Timeout = OneAttemptMilliseconds });
            return true;
        }
        catch (TimeoutException) when (!mustAppear)
        {
            return false;
        }
    }
}
