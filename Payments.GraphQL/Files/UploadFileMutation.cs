using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Files;

/// <summary>What to store.</summary>
/// <param name="File">1 byte to 16 MiB, by a multipart request.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again with the same content, it makes nothing new.</param>
public sealed record UploadFileInput(IFile File, string IdempotencyKey);

/// <summary>What became of the request.</summary>
/// <param name="File">The file; null when refused.</param>
/// <param name="Replayed">True when the key had stored it before and nothing happened now.</param>
public sealed record UploadFilePayload(StoredFile? File, bool Replayed);

[MutationType]
public static class UploadFileMutation
{
    /// <summary>
    /// Stores a file of yours, to be named by its id where a file is asked for. Files come with a
    /// multipart request (https://github.com/jaydenseric/graphql-multipart-request-spec) that carries
    /// the header `GraphQL-Preflight: 1`.
    /// </summary>
    /// <param name="input">The file.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UploadFilePayload> UploadFileAsync(
        UploadFileInput input,
        Caller caller,
        FileUploads uploads,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Keyed(input.IdempotencyKey);
        var result = await uploads.TakeAsync(
            input.File,
            command => gate.RunAsync(command, caller, options, cancellationToken),
            cancellationToken,
            "input",
            "file"
        );
        return new(result.Value, result.Replayed);
    }
}

/// <summary>What files need of the host.</summary>
public static class FilesModule
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileUploads>();
        services.AddEventKind<StoredFileId>(
            (record, cursor) => new StoredFileEvent(record, cursor)
        );
        return services;
    }
}
