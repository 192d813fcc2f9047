using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Payments.Sandbox.Pages;

/// <summary>One accessible page without scripts; every text that comes from outside is encoded.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        fieldset { border: 1px solid #8886; border-radius: .5rem; margin: 1rem 0; }
        button { font: inherit; padding: .6rem 1.4rem; border-radius: .5rem; border: 1px solid #666; cursor: pointer; }
        button.main { background: #0b5d3b; color: #fff; border-color: #0b5d3b; }
        a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #e0a800; outline-offset: 2px; }
        small { opacity: .8; }
        code { overflow-wrap: anywhere; }
        """;

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <param name="formTargets">Origins that a form's answer may redirect to, besides our own.</param>
    public static async Task WriteAsync(
        HttpContext context,
        int status,
        string title,
        string main,
        string formTargets = ""
    )
    {
        var html = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{Encode(title)}</h1>
            {main}
            </main>
            </body>
            </html>

            """;
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' {formTargets}";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), context.RequestAborted);
    }
}
