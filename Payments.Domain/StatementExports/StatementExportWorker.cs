using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Outbox;
using Payments.Domain.Statements;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.Domain.StatementExports;

/// <summary>
/// Writes exports, one piece for each item of the outbox: the piece, how far it got and the item of
/// the next piece are one transaction. Memory holds one piece, however long the statement is.
/// </summary>
public sealed class StatementExportWorker(
    IDatabase database,
    IWriteGate gate,
    StatementEntries entries,
    IEnumerable<IStatementWriter> writers
) : IOutboxHandler
{
    /// <summary>The entries of one piece.</summary>
    internal int PieceRows { get; init; } = 500;

    public string Kind => ExportStatement.WorkKind;

    public OutboxPolicy Policy { get; } = OutboxPolicy.Default with { BatchSizeMax = 8 };

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            try
            {
                await StepAsync(item, cancellationToken);
            }
            catch (StatementFormatException refusal)
            {
                await FailAsync(item, refusal.Code, refusal.Message, cancellationToken);
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException
                    && item.Attempts + 1 >= Policy.AttemptsMax
                )
            {
                await FailAsync(
                    item,
                    "GIVEN_UP",
                    "It could not be written. Ask for it again.",
                    cancellationToken
                );
            }
        }
    }

    private async Task StepAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Of(item.TenantId));
        var id = StatementExportId.From(item.SubjectId);
        var export = await db.Set<StatementExport>()
            .SingleAsync(row => row.Id == id, cancellationToken);
        var tenant = await db.Set<Tenant>().SingleAsync(cancellationToken);
        var writer = writers.Single(candidate => candidate.Format == export.Format);
        var step = export.Status switch
        {
            StatementExportStatus.Queued => await StartAsync(export, item, db, cancellationToken),
            StatementExportStatus.Failed => new DiscardStatementPieces(id, item.Id),
            _ when export.ShallFail && export.RowsDone * 2 >= export.RowsTotal =>
                new FailStatementExport(id, item.Id, "SIMULATED", "It was asked to fail."),
            _ when export.DoneSequence < export.LastSequence => await WriteAsync(
                export,
                item,
                writer,
                tenant.Name,
                db,
                cancellationToken
            ),
            _ => await CompleteAsync(export, item, writer, tenant.Name, cancellationToken),
        };
        await gate.RunAsync(step, AsPlatform(item), cancellationToken);
    }

    private static async Task<Command<StatementExport>> StartAsync(
        StatementExport export,
        OutboxItem item,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        new StartStatementExport(export.Id, item.Id)
        {
            Span = await db.StatementSpanAsync(
                export.Currency,
                export.From,
                export.To,
                cancellationToken
            ),
        };

    private async Task<Command<StatementExport>> WriteAsync(
        StatementExport export,
        OutboxItem item,
        IStatementWriter writer,
        string owner,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var span = new StatementSpan(
            export.AccountId,
            export.Currency,
            export.DoneUpTo,
            export.To,
            export.DoneSequence,
            export.Opening,
            export.LastSequence,
            export.Closing
        );
        var rows = await span.Entries(db)
            .Where(entry => entry.Sequence > export.DoneSequence)
            .Take(PieceRows)
            .ToListAsync(cancellationToken);
        var described = await entries.DescribeAsync(db, rows, cancellationToken);
        var (text, pages) = writer.Body(export, owner, described);
        return new WriteStatementPiece(
            export.Id,
            item.Id,
            rows[^1].Sequence,
            rows[^1].OccurredAt,
            pages
        )
        {
            Content = Encoding.UTF8.GetBytes(Head(export, writer, owner) + text),
        };
    }

    private async Task<Command<StatementExport>> CompleteAsync(
        StatementExport export,
        OutboxItem item,
        IStatementWriter writer,
        string owner,
        CancellationToken cancellationToken
    )
    {
        var foot = Encoding.UTF8.GetBytes(Head(export, writer, owner) + writer.Foot(export, owner));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = new StoredFileStream(
            database,
            export.TenantId,
            export.FileId,
            export.Size
        );
        var buffer = new byte[StoredFilePart.SizeMax];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
        }

        hash.AppendData(foot);
        var facts = new FileFacts(
            string.Create(
                CultureInfo.InvariantCulture,
                $"statement-{export.Currency}-{export.From.UtcDateTime:yyyyMMdd}-{export.To.UtcDateTime:yyyyMMdd}.{writer.Extension}"
            ),
            writer.MediaType,
            export.Size + foot.Length,
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
        return new CompleteStatementExport(export.Id, item.Id, facts) { Foot = foot };
    }

    // With the first piece, whichever that is.
    private static string Head(StatementExport export, IStatementWriter writer, string owner) =>
        export.Size == 0 ? writer.Head(export, owner) : "";

    private Task<CommandResult<StatementExport>> FailAsync(
        OutboxItem item,
        string code,
        string reason,
        CancellationToken cancellationToken
    ) =>
        gate.RunAsync(
            new FailStatementExport(StatementExportId.From(item.SubjectId), item.Id, code, reason),
            AsPlatform(item),
            cancellationToken
        );

    private static Caller AsPlatform(OutboxItem item) =>
        new(item.TenantId, item.Environment, Actor.Platform);
}
