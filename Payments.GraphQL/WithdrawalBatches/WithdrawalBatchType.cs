using Microsoft.EntityFrameworkCore;
using Payments.Domain.Files;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Files;
using Payments.GraphQL.Reading;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>Many withdrawals that were asked for together.</summary>
[Node]
[ObjectType<WithdrawalBatch>]
public static class WithdrawalBatchType
{
    internal static void Configure(IObjectTypeDescriptor<WithdrawalBatch> batch)
    {
        batch.BindFieldsExplicitly();
        batch.Field(row => row.Id);
        batch
            .Field(row => row.Status)
            .Description("Where it stands; `statusMachines` shows what can follow.");
        batch.Field(row => row.IsFinal).Description("True when the status can never change again.");
        batch.Field(row => row.Mode).Description("Whether the lines stand and fall together.");
        batch
            .Field(row => row.IsDryRun)
            .Description("True when its lines are only tried and nothing is made.");
        batch.Field(row => row.ExternalId).Description("Your own reference.");
        batch
            .Field(row => row.Progress)
            .Description("How much of the work is done, in hundredths; 100 when it is final.");
        batch
            .Field(row => row.LineCount)
            .Description("All lines; null until the file was read through.");
        batch
            .Field(row => row.ValidCount)
            .Description("Lines that were tried, and nothing speaks against them.");
        batch
            .Field(row => row.CreatedCount)
            .Description(
                "Lines that got a withdrawal, those included whose key had made it before."
            );
        batch
            .Field(row => row.ReplayedCount)
            .Description("Those of them whose key had made it before this batch.");
        batch.Field(row => row.RefusedCount).Description("Lines that have none; `lines` says why.");
        batch.Field(row => row.Version).Description("Rises by one with each change.");
        batch.Field(row => row.CreatedAt).Description("On your clock.");
        batch.Field(row => row.FinishedAt).Description("When it ended; null until then.");
    }

    /// <summary>The batch with this id.</summary>
    [NodeResolver]
    public static Task<WithdrawalBatch?> GetAsync(
        WithdrawalBatchId id,
        Caller caller,
        WithdrawalBatchById batches,
        CancellationToken cancellationToken
    ) => batches.LoadAsync(caller.TenantId, id, cancellationToken);

    /// <summary>The file that it was read from; null when the lines came with the request.</summary>
    public static async Task<StoredFile?> GetFileAsync(
        [Parent] WithdrawalBatch batch,
        StoredFileById files,
        CancellationToken cancellationToken
    ) =>
        batch.IsInline
            ? null
            : await files.LoadAsync(batch.TenantId, batch.FileId, cancellationToken);

    /// <summary>What the accepted lines come to, for each currency.</summary>
    public static async Task<IReadOnlyList<WithdrawalBatchTotal>> GetTotalsAsync(
        [Parent] WithdrawalBatch batch,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = batch.Id;
        return await db.Set<WithdrawalBatchTotal>()
            .Where(total => total.BatchId == id)
            .OrderBy(total => total.Currency)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What became of each line that was looked at, in the order of the lines.</summary>
    [UsePaging]
    [UseFiltering<WithdrawalBatchLineFilter>]
    public static IQueryable<WithdrawalBatchLine> GetLines(
        [Parent] WithdrawalBatch batch,
        PaymentsDb db
    )
    {
        var id = batch.Id;
        return db.Set<WithdrawalBatchLine>()
            .Where(line => line.BatchId == id)
            .OrderBy(line => line.Number);
    }

    /// <summary>
    /// Why it did not make all withdrawals; null otherwise. FILE_UNREADABLE, LINES_REFUSED,
    /// INSUFFICIENT_FUNDS for all lines together, CANCELLED_ON_REQUEST, GIVEN_UP: send the same lines again.
    /// </summary>
    public static StatusReason? GetStatusReason([Parent] WithdrawalBatch batch) =>
        StatusReason.Of(batch.ReasonCode, batch.ReasonMessage);
}

/// <summary>Batches by their ids.</summary>
public sealed class WithdrawalBatchById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : ByIdLoader<WithdrawalBatchId, WithdrawalBatch>(database, scheduler, options);

[QueryType]
public static class WithdrawalBatchQueries
{
    /// <summary>Your batches of withdrawals, oldest first.</summary>
    /// <param name="db">The caller's data.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<WithdrawalBatchFilter>]
    public static IQueryable<WithdrawalBatch> GetWithdrawalBatches(PaymentsDb db) =>
        db.Set<WithdrawalBatch>();
}

/// <summary>What batches can be found by.</summary>
public sealed class WithdrawalBatchFilter : FilterInputType<WithdrawalBatch>
{
    protected override void Configure(IFilterInputTypeDescriptor<WithdrawalBatch> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.ExternalId).Description("Your own reference.");
        descriptor.Field(row => row.CreatedAt).Description("On your clock.");
    }
}
