using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.Outbox;
using Payments.Domain.Statements;
using Payments.Domain.Values;

namespace Payments.Domain.StatementExports;

/// <summary>Asks for a statement as a file.</summary>
public sealed record ExportStatement(
    Currency Currency,
    DateTimeOffset From,
    DateTimeOffset To,
    StatementFormat Format
) : Command<StatementExport>
{
    /// <summary>The outbox's kind of the work, one item for each piece.</summary>
    public const string WorkKind = "statement.export";

    /// <summary>Sandbox only.</summary>
    public bool ShallFail { get; init; }

    public override ValueTask<StatementExport> HandleAsync(Work work)
    {
        if (ShallFail)
        {
            work.RequireSandbox();
        }

        if (From >= To)
        {
            throw new InvalidInputException("A statement ends after it begins.", "to");
        }

        // What is still to come would be missing in the file.
        if (To > work.Now)
        {
            throw new InvalidInputException("A statement to export ends now at the latest.", "to");
        }

        var export = StatementExport.Queue(this, work.TenantId, work.Now);
        work.Add(export);
        work.Events.Created(export, StatementExportLifecycle.Table, export.Status);
        work.GoOnWith(export);
        return ValueTask.FromResult(export);
    }
}

/// <summary>The span is known.</summary>
internal sealed record StartStatementExport(StatementExportId ExportId, OutboxItemId ItemId)
    : Command<StatementExport>
{
    [JsonIgnore]
    public required StatementSpan Span { get; init; }

    public override async ValueTask<StatementExport> HandleAsync(Work work)
    {
        var export = await work.GetAsync<StatementExport>(ExportId);
        if (await work.Outbox.CompleteAsync(ItemId))
        {
            export.Start(Span, work);
            work.GoOnWith(export);
        }

        return export;
    }
}

/// <summary>Some more entries are written.</summary>
internal sealed record WriteStatementPiece(
    StatementExportId ExportId,
    OutboxItemId ItemId,
    long DoneSequence,
    DateTimeOffset DoneUpTo,
    int Pages
) : Command<StatementExport>
{
    [JsonIgnore]
    public required byte[] Content { get; init; }

    public override async ValueTask<StatementExport> HandleAsync(Work work)
    {
        var export = await work.GetAsync<StatementExport>(ExportId);
        if (await work.Outbox.CompleteAsync(ItemId))
        {
            export.Append(Content, work);
            export.Advance(this, work);
            work.GoOnWith(export);
        }

        return export;
    }
}

/// <summary>All is written: the file is whole.</summary>
internal sealed record CompleteStatementExport(
    StatementExportId ExportId,
    OutboxItemId ItemId,
    FileFacts File
) : Command<StatementExport>
{
    [JsonIgnore]
    public required byte[] Foot { get; init; }

    public override async ValueTask<StatementExport> HandleAsync(Work work)
    {
        var export = await work.GetAsync<StatementExport>(ExportId);
        if (await work.Outbox.CompleteAsync(ItemId))
        {
            export.Append(Foot, work);
            work.KeepFile(export.FileId, File);
            export.Complete(work);
        }

        return export;
    }
}

/// <summary>There will be no file.</summary>
internal sealed record FailStatementExport(
    StatementExportId ExportId,
    OutboxItemId ItemId,
    string Code,
    string Reason
) : Command<StatementExport>
{
    public override async ValueTask<StatementExport> HandleAsync(Work work)
    {
        var export = await work.GetAsync<StatementExport>(ExportId);
        if (await work.Outbox.CompleteAsync(ItemId))
        {
            export.Fail(Code, Reason, work);
            work.GoOnWith(export);
        }

        return export;
    }
}

/// <summary>Takes away what a failed export had written, from its end.</summary>
internal sealed record DiscardStatementPieces(StatementExportId ExportId, OutboxItemId ItemId)
    : Command<StatementExport>
{
    private const long StretchSize = 4 * StoredFilePart.SizeMax;

    public override async ValueTask<StatementExport> HandleAsync(Work work)
    {
        var export = await work.GetAsync<StatementExport>(ExportId);
        if (await work.Outbox.CompleteAsync(ItemId) && export.Size > 0)
        {
            var file = export.FileId;
            var from = Math.Max(0, export.Size - StretchSize);
            var parts = await work.ListAsync<StoredFilePart>(part =>
                part.FileId == file && part.Position >= from
            );
            foreach (var part in parts)
            {
                work.Remove(part);
            }

            // A part that begins before the stretch stays for the next one.
            export.CutTo(parts.Count == 0 ? from : parts.Min(part => part.Position));
            work.GoOnWith(export);
        }

        return export;
    }
}

internal static class StatementExportWork
{
    public static void GoOnWith(this Work work, StatementExport export) =>
        work.Outbox.Enqueue(ExportStatement.WorkKind, export.Subject, new { });
}
