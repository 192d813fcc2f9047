using System.Globalization;
using System.Text;
using System.Xml;
using Payments.Domain.Statements;
using Payments.Domain.Values;

namespace Payments.Domain.StatementExports;

/// <summary>camt.053.001.08: one statement of one account; each line of an entry is a Ntry.</summary>
/// <remarks>https://www.iso20022.org/catalogue-messages/iso-20022-messages-archive?search=camt.053</remarks>
public sealed class CamtStatement : IStatementWriter
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    // ActiveOrHistoricCurrencyAndAmount: totalDigits 18.
    private const long MinorUnitsMax = 999_999_999_999_999_999;

    public StatementFormat Format => StatementFormat.Camt053;

    public string MediaType => "application/xml";

    public string Extension => "xml";

    public string Head(StatementExport export, string owner) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="{Namespace}"><BkToCstmrStmt>
            """
        + Fragment(xml =>
        {
            xml.WriteStartElement("GrpHdr");
            xml.WriteElementString("MsgId", export.Id.ToString());
            xml.WriteElementString("CreDtTm", Instant(export.CreatedAt));
            xml.WriteEndElement();
        })
        + "<Stmt>"
        + Fragment(xml => WriteOpening(xml, export, owner));

    public (string Text, int Pages) Body(
        StatementExport export,
        string owner,
        IReadOnlyList<StatementEntry> entries
    ) =>
        (
            Fragment(xml =>
            {
                foreach (var entry in entries)
                {
                    foreach (var line in entry.Lines)
                    {
                        WriteEntry(xml, entry, line);
                    }
                }
            }),
            Pages: 0
        );

    public string Foot(StatementExport export, string owner) =>
        "</Stmt></BkToCstmrStmt></Document>\n";

    private static void WriteOpening(XmlWriter xml, StatementExport export, string owner)
    {
        xml.WriteElementString("Id", export.Id.ToString());
        xml.WriteElementString("CreDtTm", Instant(export.CreatedAt));
        xml.WriteStartElement("FrToDt");
        xml.WriteElementString("FrDtTm", Instant(export.From));
        xml.WriteElementString("ToDtTm", Instant(export.To));
        xml.WriteEndElement();

        xml.WriteStartElement("Acct");
        Nested(
            xml,
            ["Id", "Othr", "Id"],
            export.AccountId?.ToString() ?? export.TenantId.ToString()
        );
        xml.WriteElementString("Ccy", export.Currency.Code);
        Nested(xml, ["Ownr", "Nm"], Text(owner, 140));
        xml.WriteEndElement();

        WriteBalance(xml, "OPBD", export.Opening, export.From);
        WriteBalance(xml, "CLBD", export.Closing, export.To);
    }

    private static void WriteBalance(XmlWriter xml, string code, Money balance, DateTimeOffset at)
    {
        xml.WriteStartElement("Bal");
        Nested(xml, ["Tp", "CdOrPrtry", "Cd"], code);
        WriteAmount(xml, balance);
        Nested(xml, ["Dt", "DtTm"], Instant(at));
        xml.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter xml, StatementEntry entry, StatementLine line)
    {
        var (domain, family, subFamily) = CodeOf(line);
        xml.WriteStartElement("Ntry");
        xml.WriteElementString(
            "NtryRef",
            entry.Entry.Sequence.ToString(CultureInfo.InvariantCulture)
        );
        WriteAmount(xml, line.Amount);
        Nested(xml, ["Sts", "Cd"], "BOOK");
        Nested(xml, ["BookgDt", "DtTm"], Instant(entry.Entry.OccurredAt));
        Nested(xml, ["ValDt", "DtTm"], Instant(entry.Entry.OccurredAt));
        xml.WriteElementString("AcctSvcrRef", entry.Transaction.Id.ToString());
        xml.WriteStartElement("BkTxCd");
        xml.WriteStartElement("Domn");
        xml.WriteElementString("Cd", domain);
        xml.WriteStartElement("Fmly");
        xml.WriteElementString("Cd", family);
        xml.WriteElementString("SubFmlyCd", subFamily);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteDetails(xml, entry, line);
        xml.WriteEndElement();
    }

    private static void WriteDetails(XmlWriter xml, StatementEntry entry, StatementLine line)
    {
        xml.WriteStartElement("NtryDtls");
        xml.WriteStartElement("TxDtls");
        Nested(xml, ["Refs", "TxId"], entry.Transaction.Subject.ToString());
        if (line.Counterparty is { Length: > 0 } counterparty)
        {
            // The other side: of a credit it gave, of a debit it got.
            var side = line.Amount.IsPositive ? "Dbtr" : "Cdtr";
            Nested(xml, ["RltdPties", side, "Pty", "Nm"], Text(counterparty, 140));
        }

        if (line.Reference is { Length: > 0 } reference)
        {
            Nested(xml, ["RmtInf", "Ustrd"], Text(reference, 140));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAmount(XmlWriter xml, Money signed)
    {
        var amount = signed.MinorUnits < 0 ? -signed : signed;
        if (amount.MinorUnits > MinorUnitsMax)
        {
            throw new StatementFormatException(
                "AMOUNT_TOO_LONG",
                "camt.053 has room for amounts of up to 18 digits."
            );
        }

        xml.WriteStartElement("Amt");
        xml.WriteAttributeString("Ccy", amount.Currency.Code);
        xml.WriteString(Amount.Format(amount));
        xml.WriteEndElement();
        xml.WriteElementString("CdtDbtInd", signed.MinorUnits < 0 ? "DBIT" : "CRDT");
    }

    // External code sets of ISO 20022: domain, family, sub-family.
    private static (string Domain, string Family, string SubFamily) CodeOf(StatementLine line) =>
        line.Kind switch
        {
            StatementLineKind.Deposit => ("PMNT", "RCDT", "DMCT"),
            StatementLineKind.DepositRefund => ("PMNT", "RCDT", "RRTN"),
            StatementLineKind.DepositRefundReturn => ("PMNT", "RCDT", "OTHR"),
            StatementLineKind.Withdrawal => ("PMNT", "ICDT", "DMCT"),
            StatementLineKind.WithdrawalReturn => ("PMNT", "ICDT", "RRTN"),
            StatementLineKind.Payment => ("PMNT", "ICDT", "XBCT"),
            StatementLineKind.PaymentReturn => ("PMNT", "ICDT", "RRTN"),
            StatementLineKind.Conversion => ("FORX", "SPOT", "OTHR"),
            StatementLineKind.ConversionReturn => ("FORX", "SPOT", "OTHR"),
            StatementLineKind.Fee => ("PMNT", "MDOP", "FEES"),
            StatementLineKind.FeeRefund => ("PMNT", "MCOP", "FEES"),
            _ => ("PMNT", line.Amount.IsPositive ? "MCOP" : "MDOP", "ADJT"),
        };

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture
        );

    // Text of up to so many characters, none of which XML refuses.
    private static string Text(string text, int lengthMax)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > lengthMax)
            {
                break;
            }

            kept.Append(
                rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "?" : rune.ToString()
            );
        }

        return kept.ToString();
    }

    private static void Nested(XmlWriter xml, string[] names, string value)
    {
        foreach (var name in names)
        {
            xml.WriteStartElement(name);
        }

        xml.WriteString(value);
        foreach (var _ in names)
        {
            xml.WriteEndElement();
        }
    }

    // Elements without a namespace of their own: within the document they are in its.
    private static string Fragment(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    ConformanceLevel = ConformanceLevel.Fragment,
                    OmitXmlDeclaration = true,
                }
            )
        )
        {
            write(xml);
        }

        return text.ToString();
    }
}
