using System.Globalization;
using System.Text;
using Payments.Domain.Ids;
using Payments.Domain.Statements;
using Payments.Domain.Values;

namespace Payments.Domain.StatementExports;

/// <summary>
/// MT940: messages of up to 2,000 characters (block 4, each ends with a line "-"). All but the last
/// end with an intermediate balance (:62M:), with which the next one begins (:60M:).
/// </summary>
public sealed class SwiftStatement : IStatementWriter
{
    private const int MessageLengthMax = 2_000;
    private const int AmountLengthMax = 15;
    private const int CloseLengthMax = 40;
    private const int PagesMax = 99_999;
    private const string End = "\r\n";

    public StatementFormat Format => StatementFormat.Mt940;

    public string MediaType => "text/plain";

    public string Extension => "sta";

    public string Head(StatementExport export, string owner) => "";

    public (string Text, int Pages) Body(
        StatementExport export,
        string owner,
        IReadOnlyList<StatementEntry> entries
    )
    {
        var text = new StringBuilder();
        var pages = export.Pages;
        var lines = entries.SelectMany(entry => entry.Lines, (entry, line) => (entry, line));
        var balance = entries[0].Lines[0].BalanceAfter - entries[0].Lines[0].Amount;
        var at = pages == 0 ? export.From : export.DoneUpTo;
        var message = Open(export, ++pages, balance, at);
        foreach (var (entry, line) in lines)
        {
            var written = Line(entry, line);
            if (message.Length + written.Length + CloseLengthMax > MessageLengthMax)
            {
                text.Append(message).Append(Close(export, balance, at, isLast: false));
                message = Open(export, ++pages, balance, at);
            }

            message.Append(written);
            (balance, at) = (line.BalanceAfter, entry.Entry.OccurredAt);
        }

        var isLast = entries[^1].Entry.Sequence == export.LastSequence;
        text.Append(message).Append(Close(export, balance, at, isLast));
        return (text.ToString(), pages);
    }

    /// <summary>A statement of nothing is a message too.</summary>
    public string Foot(StatementExport export, string owner) =>
        export.RowsTotal == 0
            ? Open(export, 1, export.Opening, export.From)
                .Append(Close(export, export.Closing, export.To, isLast: true))
                .ToString()
            : "";

    private static StringBuilder Open(
        StatementExport export,
        int page,
        Money balance,
        DateTimeOffset at
    )
    {
        if (page > PagesMax)
        {
            throw new StatementFormatException(
                "STATEMENT_TOO_LONG",
                "MT940 has room for 99999 messages. Ask for a shorter range."
            );
        }

        var account = EntityId.Format("", export.AccountId?.Value ?? export.TenantId.Value)[1..];
        var mark = page == 1 ? 'F' : 'M';
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $":20:{Reference(export.Id.ToString())}{End}")
            .Append(CultureInfo.InvariantCulture, $":25:{account}{End}")
            .Append(CultureInfo.InvariantCulture, $":28C:1/{page}{End}")
            .Append(CultureInfo.InvariantCulture, $":60{mark}:{Of(balance, at)}{End}");
    }

    private static string Close(
        StatementExport export,
        Money balance,
        DateTimeOffset at,
        bool isLast
    ) =>
        isLast
            ? $":62F:{Of(export.Closing, export.To.AddTicks(-1))}{End}-{End}"
            : $":62M:{Of(balance, at)}{End}-{End}";

    private static string Line(StatementEntry entry, StatementLine line)
    {
        var booked = entry.Entry.OccurredAt.UtcDateTime;
        var mark = line.Amount.IsPositive ? 'C' : 'D';
        var amount = line.Amount.IsPositive ? line.Amount : -line.Amount;
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $":61:{booked:yyMMdd}{booked:MMdd}{mark}{Comma(amount)}{CodeOf(line.Kind)}{Reference(entry.Transaction.Subject.ToString())}//{Reference(entry.Transaction.Id.ToString())}{End}"
        );
        var about = Lifecycles.StatusName.Of(line.Kind).Replace('_', ' ');
        about += line.Counterparty is { Length: > 0 } name ? $"/NAME/{SwiftText.Of(name)}" : "";
        about += line.Reference is { Length: > 0 } said ? $"/REMI/{SwiftText.Of(said)}" : "";
        text.Append(":86:").AppendJoin(End, SwiftText.Wrap(about, width: 65, linesMax: 6));
        return text.Append(End).ToString();
    }

    private static string CodeOf(StatementLineKind kind) =>
        kind switch
        {
            StatementLineKind.Fee or StatementLineKind.FeeRefund => "NCHG",
            StatementLineKind.Conversion or StatementLineKind.ConversionReturn => "NFEX",
            StatementLineKind.Adjustment => "NMSC",
            StatementLineKind.WithdrawalReturn
            or StatementLineKind.PaymentReturn
            or StatementLineKind.DepositRefundReturn => "NRTI",
            _ => "NTRF",
        };

    private static string Of(Money balance, DateTimeOffset at) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"C{at.UtcDateTime:yyMMdd}{balance.Currency}{Comma(balance)}"
        );

    private static string Comma(Money amount)
    {
        var text = Amount.Format(amount);
        text = text.Contains('.', StringComparison.Ordinal) ? text.Replace('.', ',') : $"{text},";
        return text.Length <= AmountLengthMax
            ? text
            : throw new StatementFormatException(
                "AMOUNT_TOO_LONG",
                "MT940 has room for amounts of up to 14 digits."
            );
    }

    // 16 characters: the end of an id, where it is random.
    private static string Reference(string id) => id[^16..];
}
