using Payments.Banks.Connections;
using Payments.Domain.Events;
using Payments.Domain.Files;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Events;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Files;

/// <summary>A file of yours: uploaded by you, or made for you. It never changes.</summary>
[Node]
[ObjectType<StoredFile>]
public static class StoredFileType
{
    internal static void Configure(IObjectTypeDescriptor<StoredFile> file)
    {
        file.BindFieldsExplicitly();
        file.Field(row => row.Id);
        file.Field(row => row.Name).Description("Its name, without folders.");
        file.Field(row => row.MediaType)
            .Description(
                "What it was said to be when it was stored, in lower case: `text/csv`; `application/octet-stream` when nothing was."
            );
        file.Field(row => row.Size).Description("In bytes.");
        file.Field(row => row.CreatedAt).Description("On your clock.");
    }

    /// <summary>The file with this id.</summary>
    [NodeResolver]
    public static Task<StoredFile?> GetAsync(
        StoredFileId id,
        Caller caller,
        StoredFileById files,
        CancellationToken cancellationToken
    ) => files.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>SHA-256 of the content: 64 hexadecimal digits in lower case.</summary>
    public static string GetSha256([Parent] StoredFile file) =>
        Convert.ToHexStringLower(file.Sha256);

    /// <summary>
    /// Where its content can be fetched by GET, with your bearer token. Ranges and If-None-Match are
    /// understood; to everybody else there is nothing (404).
    /// </summary>
    public static string GetUrl([Parent] StoredFile file, OutsideAddresses addresses) =>
        new Uri(addresses.Own, FileDownloads.PathOf(file.Id)).AbsoluteUri;
}

/// <summary>Files by their ids.</summary>
public sealed class StoredFileById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<StoredFileId, StoredFile>(database, scheduler, options);

/// <summary>A file was stored.</summary>
[ObjectType]
public sealed class StoredFileEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The file.</summary>
    [GraphQLNonNullType]
    public Task<StoredFile?> GetFileAsync(
        StoredFileById files,
        CancellationToken cancellationToken
    ) => files.LoadAsync(Record.TenantId, StoredFileId.From(Record.SubjectId), cancellationToken);
}

[QueryType]
public static class FileQueries
{
    /// <summary>Your files, oldest first.</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering<StoredFileFilter>]
    [UseSorting<StoredFileOrder>]
    public static IQueryable<StoredFile> GetFiles(PaymentsDb db) => db.Set<StoredFile>();
}

/// <summary>What files can be found by.</summary>
public sealed class StoredFileFilter : FilterInputType<StoredFile>
{
    protected override void Configure(IFilterInputTypeDescriptor<StoredFile> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}

/// <summary>What files can be sorted by.</summary>
public sealed class StoredFileOrder : SortInputType<StoredFile>
{
    protected override void Configure(ISortInputTypeDescriptor<StoredFile> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
