using Payments.Domain.Files;
using Payments.Domain.StatementExports;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Files;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.StatementExports;

/// <summary>A statement of yours that is written to a file.</summary>
[Node]
[ObjectType<StatementExport>]
public static class StatementExportType
{
    internal static void Configure(IObjectTypeDescriptor<StatementExport> export)
    {
        export.BindFieldsExplicitly();
        export.Field(row => row.Id);
        export
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        export
            .Field(row => row.IsFinal)
            .Description("True when the status can never change again.");
        export.Field(row => row.Currency).Description("Which balance.");
        export.Field(row => row.From).Description("The first instant of the statement.");
        export.Field(row => row.To).Description("The instant that the statement ends before.");
        export.Field(row => row.Format).Description("How it is written.");
        export.Field(row => row.RowsDone).Description("Entries written so far.");
        export.Field(row => row.RowsTotal).Description("Entries in all; 0 until it is RUNNING.");
        export.Field(row => row.Version).Description("Rises by one with each change.");
        export.Field(row => row.CreatedAt).Description("On your clock.");
        export
            .Field(row => row.FinishedAt)
            .Description("When it was COMPLETED or FAILED; null until then.");
    }

    /// <summary>The export with this id.</summary>
    [NodeResolver]
    public static Task<StatementExport?> GetAsync(
        StatementExportId id,
        Caller caller,
        StatementExportById exports,
        CancellationToken cancellationToken
    ) => exports.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The file; null until it is COMPLETED.</summary>
    public static async Task<StoredFile?> GetFileAsync(
        [Parent] StatementExport export,
        StoredFileById files,
        CancellationToken cancellationToken
    ) =>
        export.Status is StatementExportStatus.Completed
            ? await files.LoadAsync(export.TenantId, export.FileId, cancellationToken)
            : null;

    /// <summary>
    /// Why it failed; null otherwise. AMOUNT_TOO_LONG and STATEMENT_TOO_LONG: the format has no room;
    /// GIVEN_UP: ask again; SIMULATED.
    /// </summary>
    public static StatusReason? GetStatusReason([Parent] StatementExport export) =>
        StatusReason.Of(export.ReasonCode, export.ReasonMessage);
}

/// <summary>Exports by their ids.</summary>
public sealed class StatementExportById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<StatementExportId, StatementExport>(database, scheduler, options);

[QueryType]
public static class StatementExportQueries
{
    /// <summary>Your exports of statements, oldest first.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<StatementExport> GetStatementExports(PaymentsDb db) =>
        db.Set<StatementExport>();
}
