using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Files;
using Payments.Domain.Ledger;
using Payments.Domain.StatementExports;
using Payments.Domain.Storage;

namespace Payments.Tests.Simulation;

/// <summary>A file that was made of a statement is the book, whatever died while it was written.</summary>
internal static class StatementChecks
{
    public static async Task AgreeAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        PaymentsDb db
    )
    {
        foreach (var export in await db.Set<StatementExport>().ToListAsync())
        {
            var name = $"{simulation.Trace.NameOf(export.Subject)} ({export.Format})";
            var file = await db.Set<StoredFile>()
                .SingleOrDefaultAsync(file => file.Id == export.FileId);
            var expected = export.ShallFail
                ? StatementExportStatus.Failed
                : StatementExportStatus.Completed;
            SimulationFaultException.When(
                export.Status != expected || file is null != export.ShallFail,
                $"{name} is {export.Status} for {export.ReasonCode}, and there is {(file is null ? "no" : "a")} file."
            );
            if (file is null)
            {
                var rest = await db.Set<StoredFilePart>()
                    .CountAsync(part => part.FileId == export.FileId);
                SimulationFaultException.When(rest > 0, $"{name} has failed, and parts are left.");
                continue;
            }

            var text = await ReadAsync(simulation, tenant, name, file);
            IsTheBook(name, export, text, await EntriesAsync(db, export));
        }
    }

    private static async Task<string> ReadAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant,
        string name,
        StoredFile file
    )
    {
        var content = await FileChecks.ReadAsync(simulation, tenant, file.Id, file.Size);
        SimulationFaultException.When(
            !SHA256.HashData(content).AsSpan().SequenceEqual(file.Sha256),
            $"{name} has not the content that it is said to have."
        );
        return Encoding.UTF8.GetString(content);
    }

    /// <summary>As the ledger has them, without what statements are made with.</summary>
    private static async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(
        PaymentsDb db,
        StatementExport export
    )
    {
        var accounts = await db.Set<LedgerAccount>()
            .Where(account =>
                account.Kind == AccountKind.Available && account.Currency == export.Currency
            )
            .Select(account => account.Id)
            .ToListAsync();
        return
        [
            .. (
                await db.Set<LedgerEntry>()
                    .Where(entry => accounts.Contains(entry.AccountId))
                    .ToListAsync()
            )
                .Where(entry => entry.OccurredAt >= export.From && entry.OccurredAt < export.To)
                .OrderBy(entry => entry.Sequence),
        ];
    }

    private static void IsTheBook(
        string name,
        StatementExport export,
        string text,
        IReadOnlyList<LedgerEntry> book
    )
    {
        var expected =
            export.Format is StatementFormat.Mt940
                ? [$"1 statement over {book.Sum(entry => entry.Amount)}"]
                : book.Select(Line);
        var (has, should) = (Read(export.Format, text), string.Join("; ", expected));
        SimulationFaultException.When(
            has != should,
            $"{name} is not the book: it has [{has}], the book has [{should}]."
        );
    }

    private static string Read(StatementFormat format, string text)
    {
        try
        {
            return string.Join(
                "; ",
                format switch
                {
                    StatementFormat.Csv => OfCsv(text),
                    StatementFormat.Camt053 => OfCamt(text),
                    _ => OfSwift(text),
                }
            );
        }
        catch (Exception unreadable) when (unreadable is FormatException or XmlException)
        {
            return unreadable.Message;
        }
    }

    // A fee has a line of its own beside what it was taken from.
    private static IEnumerable<string> OfCsv(string text) =>
        text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(
                cells => cells[0],
                (sequence, lines) =>
                    Line(
                        sequence,
                        lines.Sum(cells =>
                            cells[3] == "CREDIT" ? MinorUnits(cells[4]) : -MinorUnits(cells[4])
                        )
                    )
            );

    private static IEnumerable<string> OfCamt(string text)
    {
        var document = XDocument.Parse(text);
        var space = document.Root!.Name.Namespace;
        return document
            .Descendants(space + "Ntry")
            .GroupBy(
                entry => entry.Element(space + "NtryRef")!.Value,
                (sequence, entries) => Line(sequence, entries.Sum(Amount))
            );

        long Amount(XElement entry)
        {
            var amount = MinorUnits(entry.Element(space + "Amt")!.Value);
            return entry.Element(space + "CdtDbtInd")!.Value == "CRDT" ? amount : -amount;
        }
    }

    // Its lines do not say which entry they are: their sum does, and that there is one beginning and one end.
    private static IEnumerable<string> OfSwift(string text)
    {
        const int MarkAt = 14;
        var lines = text.Split("\r\n");
        var sum = lines
            .Where(line => line.StartsWith(":61:", StringComparison.Ordinal))
            .Sum(line =>
            {
                var amount = MinorUnits(
                    line[(MarkAt + 1)..line.IndexOf('N', StringComparison.Ordinal)]
                        .Replace(',', '.')
                );
                return line[MarkAt] == 'C' ? amount : -amount;
            });
        var begun = lines.Count(line => line.StartsWith(":60F:", StringComparison.Ordinal));
        var ended = lines.Count(line => line.StartsWith(":62F:", StringComparison.Ordinal));
        yield return begun == ended
            ? $"{begun} statement over {sum}"
            : $"{begun} beginnings and {ended} ends";
    }

    private static string Line(LedgerEntry entry) =>
        Line(entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.Amount);

    private static string Line(string sequence, long amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{sequence}: {amount}");

    private static long MinorUnits(string amount) =>
        (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100);
}
