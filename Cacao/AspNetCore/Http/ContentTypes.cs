using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cacao.AspNetCore.Http;

/// <summary>The content types that a POST may have.</summary>
internal static class ContentTypes
{
    /// <summary>
    /// True for application/json in UTF-8. Browsers ask before they send that across sites, so that
    /// it needs no other proof against forged requests.
    /// </summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        var type = request.ContentType;
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
            || (
                MediaTypeHeaderValue.TryParse(type, out var parsed)
                && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                && IsUtf8(parsed)
            );
    }

    /// <summary>True for multipart/form-data, which any page can make a browser send.</summary>
    public static bool IsForm(HttpRequest request) =>
        request.ContentType is { } type
        && type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && request.Headers.ContentEncoding.Count == 0;

    private static bool IsUtf8(MediaTypeHeaderValue type)
    {
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }
}
