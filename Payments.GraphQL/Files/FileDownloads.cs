using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Payments.Domain.Files;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Identity;

namespace Payments.GraphQL.Files;

/// <summary>Gives files to members of the tenant that owns them: <c>GET /files/{id}</c>.</summary>
public static class FileDownloads
{
    private const string Path = "/files/";

    public static string PathOf(StoredFileId id) => $"{Path}{id}";

    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(
            $"{Path}{{id}}",
            [HttpMethods.Get, HttpMethods.Head],
            (string id, HttpContext context, IDatabase database) =>
                AnswerAsync(id, context, database)
        );

    private static async Task<IResult> AnswerAsync(
        string text,
        HttpContext context,
        IDatabase database
    )
    {
        var headers = context.Response.Headers;
        // Not what a stranger may learn from a cache, and never a page of this server's own.
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (context.User.SignedIn() is not { } signedIn)
        {
            if (headers.WWWAuthenticate.Count == 0)
            {
                headers.WWWAuthenticate = "Bearer";
            }

            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var tenantId = signedIn.Caller.TenantId;
        if (
            !EntityId.TryParse<StoredFileId>(text, out var id)
            || await FindAsync(id, tenantId, database, context.RequestAborted) is not { } file
        )
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        return Results.Stream(
            new StoredFileStream(database, tenantId, id, file.Size),
            file.MediaType,
            file.Name,
            file.CreatedAt,
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(file.Sha256)}\""),
            enableRangeProcessing: true
        );
    }

    private static async Task<StoredFile?> FindAsync(
        StoredFileId id,
        TenantId tenantId,
        IDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        return await db.Set<StoredFile>()
            .SingleOrDefaultAsync(file => file.Id == id, cancellationToken);
    }
}
