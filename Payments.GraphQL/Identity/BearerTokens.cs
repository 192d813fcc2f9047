using Microsoft.Extensions.Primitives;

namespace Payments.GraphQL.Identity;

/// <summary>Finds the token of a request: RFC 6750, section 2.1, and nowhere else.</summary>
public static class BearerTokens
{
    private const string Scheme = "Bearer ";

    /// <summary>Makes the token's owner the request's user. A bad token is none, and is said to be.</summary>
    public static IApplicationBuilder UseBearerTokens(this IApplicationBuilder app)
    {
        var verified = app.ApplicationServices.GetRequiredService<VerifiedTokens>();
        return app.Use(
            (context, next) =>
            {
                var header = context.Request.Headers.Authorization;
                if (!StringValues.IsNullOrEmpty(header))
                {
                    if (Find(header, verified) is { } signedIn)
                    {
                        context.User = signedIn;
                    }
                    else
                    {
                        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                    }
                }

                return next(context);
            }
        );
    }

    /// <summary>Who a header, or the <c>connection_init</c> of a socket, stands for.</summary>
    public static SignedIn? Find(StringValues header, VerifiedTokens verified) =>
        // Two headers are a smuggling attempt, not a choice.
        header is [{ } text]
        && Read(text) is { } token
            ? verified.Find(token)
            : null;

    /// <summary>The token behind the scheme, whose case does not matter.</summary>
    public static string? Read(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim(' ')
            : null;
}
