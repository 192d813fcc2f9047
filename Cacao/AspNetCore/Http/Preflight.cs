using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>Tells requests that a foreign site made a browser send.</summary>
internal static class Preflight
{
    // A header that is not simple makes a browser ask the server before it sends the request.
    private static readonly string[] Headers =
    [
        "GraphQL-Preflight",
        "GraphQL-Require-Preflight",
        "Apollo-Require-Preflight",
        "X-Apollo-Operation-Name",
    ];

    private static readonly string[] SimpleContentTypes =
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ];

    public static bool Permits(HttpRequest request, bool enforced)
    {
        if (Array.Exists(Headers, request.Headers.ContainsKey) || HasSpecialContentType(request))
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return enforced ? site is "same-origin" or "none" : site is not "cross-site";
    }

    private static bool HasSpecialContentType(HttpRequest request) =>
        request.ContentType is { Length: > 0 } type
        && !Array.Exists(
            SimpleContentTypes,
            simple => type.StartsWith(simple, StringComparison.OrdinalIgnoreCase)
        );
}
