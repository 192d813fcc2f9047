using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.Identity;
using Payments.Domain.Ids;

namespace Payments.Domain.WithdrawalBatches;

/// <summary>Takes many withdrawals in at once; a worker makes them.</summary>
public sealed record CreateWithdrawalBatch(
    WithdrawalBatchMode Mode,
    WithdrawalBatchFormat Format,
    bool IsDryRun,
    string? ExternalId
) : Command<WithdrawalBatch>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    /// <summary>The outbox's kind of the work, one item for each stretch of lines.</summary>
    public const string WorkKind = "withdrawal.batch";

    /// <summary>The file of the lines; null when they came with the request.</summary>
    public StoredFileId? FileId { get; init; }

    /// <summary>Of the lines that came with the request: their place in the fingerprint.</summary>
    public string? LinesSha256 { get; init; }

    /// <summary>Sandbox only.</summary>
    public int? RefusedLine { get; init; }

    /// <summary>Sandbox only.</summary>
    public WithdrawalBatchStatus? StallsIn { get; init; }

    /// <summary>The lines that came with the request, as JSON Lines.</summary>
    [JsonIgnore]
    public byte[] Lines { get; init; } = [];

    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        if (RefusedLine is not null || StallsIn is not null)
        {
            work.RequireSandbox();
        }

        var file = await FileAsync(work);
        var batch = WithdrawalBatch.Receive(this, file, work.Caller, work.Now);
        work.Add(batch);
        work.Events.Created(batch, WithdrawalBatchLifecycle.Table, batch.Status);
        work.GoOnWith(batch);
        return batch;
    }

    private async ValueTask<(StoredFileId Id, long Size)> FileAsync(Work work)
    {
        if (FileId is { } id)
        {
            var file = await work.GetAsync<StoredFile>(id, "input", "fileId");
            return (file.Id, file.Size);
        }

        var lines = EntityId.New<StoredFileId>();
        var position = 0L;
        foreach (var part in Lines.Chunk(StoredFilePart.SizeMax))
        {
            work.AddFilePart(lines, position, part);
            position += part.Length;
        }

        return position > 0
            ? (lines, position)
            : throw new InvalidInputException("A batch has lines.", "input", "lines");
    }
}

/// <summary>Stops a batch: what is not made yet is never made.</summary>
public sealed record CancelWithdrawalBatch(WithdrawalBatchId WithdrawalBatchId)
    : Command<WithdrawalBatch>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    public override IEnumerable<IEntityId> Reads(Tenancy.Caller caller) => [WithdrawalBatchId];

    public override async ValueTask<WithdrawalBatch> HandleAsync(Work work)
    {
        var batch = await work.GetAsync<WithdrawalBatch>(
            WithdrawalBatchId,
            "input",
            "withdrawalBatchId"
        );
        var isStalled = batch.IsStalled;
        batch.Cancel(work);
        if (isStalled)
        {
            // Nothing of it is in the outbox; otherwise what is there finds it cancelled.
            work.GoOnWith(batch);
        }

        return batch;
    }
}

internal static class WithdrawalBatchWork
{
    /// <summary>The worker has more to do, unless it is over.</summary>
    public static void GoOnWith(this Work work, WithdrawalBatch batch)
    {
        if (!batch.IsFinal && !batch.IsStalled)
        {
            work.Outbox.Enqueue(CreateWithdrawalBatch.WorkKind, batch.Subject, new { });
        }
    }
}
