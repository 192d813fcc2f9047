using System.Text.Json;

namespace Payments.GraphQL.Identity;

/// <summary>What OAuth2 wants at fixed addresses.</summary>
public static class WellKnownEndpoints
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void MapWellKnown(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/.well-known/jwks.json",
            (SigningKeys keys, HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=300";
                return Results.Json(keys.PublicKeys(), Json, "application/json");
            }
        );

        // RFC 6749, section 5.2: no grant is offered here yet, so every one is unsupported.
        routes.MapPost(
            "/oauth/token",
            (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Results.Json(
                    new
                    {
                        Error = "unsupported_grant_type",
                        ErrorDescription = "Tokens are given by the mutation login.",
                    },
                    Json,
                    statusCode: StatusCodes.Status400BadRequest
                );
            }
        );
    }
}
