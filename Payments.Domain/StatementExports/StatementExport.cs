using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.StatementExports;

/// <summary>
/// A statement that is written to a file, piece by piece. What is written so far stands here, in the
/// transaction of each piece, so that a crash takes nothing away and nothing is written twice.
/// </summary>
public sealed class StatementExport : ITenantOwned, ISubject
{
    private StatementExport() { } // EF Core

    public TenantId TenantId { get; private init; }

    public StatementExportId Id { get; private init; }

    public Currency Currency { get; private init; } = null!;

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset To { get; private init; }

    public StatementFormat Format { get; private init; }

    /// <summary>A simulation: it fails when it is half done.</summary>
    public bool ShallFail { get; private init; }

    public StatementExportStatus Status { get; private set; }

    /// <summary>Null until it runs, and when the currency was never used.</summary>
    public LedgerAccountId? AccountId { get; private set; }

    public Money Opening { get; private set; }

    public Money Closing { get; private set; }

    /// <summary>The sequence of the account's last entry that belongs to it.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The sequence of the last entry that is written.</summary>
    public long DoneSequence { get; private set; }

    /// <summary>When that one was booked.</summary>
    public DateTimeOffset DoneUpTo { get; private set; }

    /// <summary>Entries.</summary>
    public long RowsTotal { get; private set; }

    public long RowsDone { get; private set; }

    /// <summary>Messages, in a format that limits how long one is.</summary>
    public int Pages { get; private set; }

    /// <summary>Bytes of the file so far.</summary>
    public long Size { get; private set; }

    /// <summary>The file's id from the first piece on; the file is there when it is completed.</summary>
    public StoredFileId FileId { get; private init; }

    public string? ReasonCode { get; private set; }

    public string? ReasonMessage { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => StatementExportLifecycle.Table.IsFinal(Status);

    internal static StatementExport Queue(
        ExportStatement input,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<StatementExportId>(),
            Currency = input.Currency,
            From = input.From,
            To = input.To,
            Format = input.Format,
            ShallFail = input.ShallFail,
            Opening = Money.Zero(input.Currency),
            Closing = Money.Zero(input.Currency),
            DoneUpTo = input.From,
            FileId = EntityId.New<StoredFileId>(),
            Version = 1,
            CreatedAt = now,
        };

    internal void Start(StatementSpan span, Work work)
    {
        (AccountId, Opening, Closing) = (span.AccountId, span.Opening, span.Closing);
        (LastSequence, DoneSequence) = (span.Last, span.Before);
        RowsTotal = span.EntryCount;
        MoveTo(StatementExportStatus.Running, work);
    }

    internal void Append(byte[] content, Work work)
    {
        foreach (var part in content.Chunk(StoredFilePart.SizeMax))
        {
            work.AddFilePart(FileId, Size, part);
            Size += part.Length;
        }
    }

    internal void Advance(WriteStatementPiece piece, Work work)
    {
        RowsDone += piece.DoneSequence - DoneSequence;
        (DoneSequence, DoneUpTo, Pages) = (piece.DoneSequence, piece.DoneUpTo, piece.Pages);
        Version++;
        work.Events.Append(this, "statement_export.progressed", new { RowsDone, RowsTotal });
    }

    internal void Complete(Work work)
    {
        FinishedAt = work.Now;
        MoveTo(StatementExportStatus.Completed, work);
    }

    internal void Fail(string code, string message, Work work)
    {
        (ReasonCode, ReasonMessage, FinishedAt) = (code, message, work.Now);
        MoveTo(StatementExportStatus.Failed, work);
    }

    /// <summary>A stretch at the end of what was written is gone.</summary>
    internal void CutTo(long size) => Size = size;

    private void MoveTo(StatementExportStatus next, Work work)
    {
        var move = StatementExportLifecycle.Table.Demand(Subject, Status, next, work.Caller.Actor);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null ? null : new { ReasonCode, ReasonMessage }
        );
    }
}
