using System.Globalization;
using System.Text;
using Payments.Domain.Statements;
using Payments.Domain.Values;

namespace Payments.Domain.StatementExports;

/// <summary>
/// RFC 4180: CRLF, a heading, quotes where they are needed. A text that a spreadsheet would take for
/// a formula (it begins with = + - @ or a tab) gets an apostrophe in front; amounts have no sign, so
/// they need none.
/// </summary>
public sealed class CsvStatement : IStatementWriter
{
    private const string Heading =
        "sequence,occurredAt,kind,direction,amount,currency,balanceAfter,counterparty,reference,subjectId,transactionId\r\n";

    public StatementFormat Format => StatementFormat.Csv;

    public string MediaType => "text/csv";

    public string Extension => "csv";

    public string Head(StatementExport export, string owner) => Heading;

    public (string Text, int Pages) Body(
        StatementExport export,
        string owner,
        IReadOnlyList<StatementEntry> entries
    )
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            foreach (var line in entry.Lines)
            {
                text.AppendJoin(',', Cells(entry, line)).Append("\r\n");
            }
        }

        return (text.ToString(), Pages: 0);
    }

    public string Foot(StatementExport export, string owner) => "";

    private static string[] Cells(StatementEntry entry, StatementLine line)
    {
        var isCredit = line.Amount.IsPositive;
        return
        [
            entry.Entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.Entry.OccurredAt.UtcDateTime.ToString("o", CultureInfo.InvariantCulture),
            Lifecycles.StatusName.Of(line.Kind),
            isCredit ? "CREDIT" : "DEBIT",
            Amount.Format(isCredit ? line.Amount : -line.Amount),
            line.Amount.Currency.Code,
            Amount.Format(line.BalanceAfter),
            Cell(line.Counterparty),
            Cell(line.Reference),
            entry.Transaction.Subject.ToString(),
            entry.Transaction.Id.ToString(),
        ];
    }

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny("\",\r\n") || safe != safe.Trim(' ')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
