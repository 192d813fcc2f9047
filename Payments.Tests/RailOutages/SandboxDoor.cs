using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Payments.Tests.RailOutages;

/// <summary>
/// A door of its own before a server's simulated outside, so that a rail can be out of reach as it is in
/// earnest: the connection is cut before anything has passed.
/// </summary>
internal sealed class SandboxDoor : IAsyncDisposable
{
    private static readonly HttpClient Client = new();

    private readonly WebApplication _app;

    private SandboxDoor(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.First()}/sandbox";

    /// <summary>What is behind it.</summary>
    public Uri? Server { get; set; }

    /// <summary>The end of the addresses that are cut off, such as <c>npp/payments</c>; null: none.</summary>
    public string? CutOff { get; set; }

    public static async Task<SandboxDoor> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var door = new SandboxDoor(app);
        app.Run(door.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return door;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PassAsync(HttpContext context)
    {
        if (
            CutOff is { } end
            && context.Request.Path.Value!.EndsWith(end, StringComparison.Ordinal)
        )
        {
            context.Abort();
            return;
        }

        var address = new Uri(Server!, context.Request.GetEncodedPathAndQuery());
        using var request = new HttpRequestMessage(new(context.Request.Method), address);
        request.Content = new StreamContent(context.Request.Body);
        foreach (var header in context.Request.Headers)
        {
            if (header.Key is not "Host")
            {
                _ =
                    request.Headers.TryAddWithoutValidation(header.Key, [.. header.Value])
                    || request.Content.Headers.TryAddWithoutValidation(
                        header.Key,
                        [.. header.Value]
                    );
            }
        }

        using var response = await Client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
