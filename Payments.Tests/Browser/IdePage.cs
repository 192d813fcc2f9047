using Microsoft.Playwright;

namespace Payments.Tests.Browser;

/// <summary>The IDE as a person uses it: a document, a header, a click on Run, an answer.</summary>
public sealed class IdePage(IPage page)
{
    private const float PatienceMilliseconds = 30_000;
    private const float OneRunMilliseconds = 2_000;
    private const int RunsMax = 10;

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

    public async Task<string> SchemaReferenceAsync()
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Schema Reference" }).ClickAsync();
        await page.GetByText("Kind of type: Object").First.WaitForAsync();
        var text = await page.Locator("body").InnerTextAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Operation" }).First.ClickAsync();
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
        } while (!await AppearsAsync(answer, mustAppear: runs == RunsMax));
    }

    public Task ScreenshotAsync(string file) => page.ScreenshotAsync(new() { Path = file });

    private static async Task<bool> AppearsAsync(ILocator answer, bool mustAppear)
    {
        try
        {
            await answer.WaitForAsync(new() { Timeout = OneRunMilliseconds });
            return true;
        }
        catch (TimeoutException) when (!mustAppear)
        {
            return false;
        }
    }
}
