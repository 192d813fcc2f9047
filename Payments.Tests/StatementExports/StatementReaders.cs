using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;
using Payments.Tests.Tidy;

namespace Payments.Tests.StatementExports;

/// <summary>A statement as a stranger reads it out of a file.</summary>
public sealed record ReadStatement(decimal? Opening, decimal? Closing, IReadOnlyList<ReadRow> Rows);

/// <summary>One row of it: positive came in.</summary>
public sealed record ReadRow(decimal Amount, string? Counterparty, string? Reference);

/// <summary>Readers of each format, written after the standards and not after our writers.</summary>
public static partial class StatementReaders
{
    /// <summary>RFC 4180, cell by cell.</summary>
    public static List<List<string>> Cells(string csv)
    {
        List<List<string>> records = [];
        List<string> record = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        var index = 0;
        while (index < csv.Length)
        {
            var character = csv[index++];
            if (isQuoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (index < csv.Length && csv[index] == '"')
                {
                    cell.Append('"');
                    index++;
                }
                else
                {
                    isQuoted = false;
                }

                continue;
            }

            switch (character)
            {
                case '"':
                    isQuoted = true;
                    break;
                case ',':
                    record.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when csv[index] == '\n':
                    index++;
                    record.Add(cell.ToString());
                    cell.Clear();
                    records.Add(record);
                    record = [];
                    break;
                default:
                    cell.Append(character);
                    break;
            }
        }

        isQuoted.ShouldBeFalse();
        record.ShouldBeEmpty();
        return records;
    }

    public static ReadStatement Csv(string text)
    {
        var records = Cells(text);
        records.Select(record => record.Count).Distinct().ShouldBe([11]);
        return new(
            null,
            null,
            [
                .. records
                    .Skip(1)
                    .Select(cells => new ReadRow(
                        cells[3] == "CREDIT" ? Number(cells[4]) : -Number(cells[4]),
                        cells[7],
                        cells[8]
                    )),
            ]
        );
    }

    public static ReadStatement Camt(string text)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(
            null,
            Path.Combine(
                RepositoryFile.Root,
                "Payments.Tests",
                "StatementExports",
                "camt.053.001.08.xsd"
            )
        );
        var document = XDocument.Parse(text);
        List<string> faults = [];
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        faults.ShouldBeEmpty();

        XNamespace iso = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
        var statement = document.Descendants(iso + "Stmt").Single();
        decimal Signed(XElement element) =>
            element.Element(iso + "CdtDbtInd")!.Value == "CRDT"
                ? Number(element.Element(iso + "Amt")!.Value)
                : -Number(element.Element(iso + "Amt")!.Value);
        decimal Balance(string code) =>
            Signed(
                statement
                    .Elements(iso + "Bal")
                    .Single(balance => balance.Descendants(iso + "Cd").First().Value == code)
            );
        return new(
            Balance("OPBD"),
            Balance("CLBD"),
            [
                .. statement
                    .Elements(iso + "Ntry")
                    .Select(entry => new ReadRow(
                        Signed(entry),
                        entry
                            .Descendants(iso + "RltdPties")
                            .Descendants(iso + "Nm")
                            .SingleOrDefault()
                            ?.Value,
                        entry.Descendants(iso + "Ustrd").SingleOrDefault()?.Value
                    )),
            ]
        );
    }

    /// <summary>MT940: fields, their shapes, the chain of balances over the messages.</summary>
    public static ReadStatement Swift(string text)
    {
        text.ShouldNotMatch("[^A-Za-z0-9/\\-?:().,'+ \r\n]");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        var messages = text.Split("\r\n-\r\n", StringSplitOptions.RemoveEmptyEntries);
        List<ReadRow> rows = [];
        decimal? opening = null;
        var balance = 0m;
        foreach (var (index, message) in messages.Index())
        {
            (message.Length + 5).ShouldBeLessThanOrEqualTo(2_000);
            var fields = FieldPattern().Matches(message).ToList();
            fields.Sum(field => field.Length + 2).ShouldBe(message.Length + 2);
            fields[0].ShouldBe("20", "^[^/].{0,15}$");
            fields[1].ShouldBe("25", "^.{1,35}$");
            fields[2].ShouldBe("28C", $"^1/{index + 1}$");
            var first = BalancePattern().Match(fields[3].Groups["value"].Value);
            fields[3].Groups["tag"].Value.ShouldBe(index == 0 ? "60F" : "60M");
            opening ??= Comma(first.Groups["amount"].Value);
            (index == 0 || Comma(first.Groups["amount"].Value) == balance).ShouldBeTrue();
            balance = Comma(first.Groups["amount"].Value);
            for (var at = 4; at < fields.Count - 1; at += 2)
            {
                fields[at].Groups["tag"].Value.ShouldBe("61");
                fields[at + 1].Groups["tag"].Value.ShouldBe("86");
                var line = LinePattern().Match(fields[at].Groups["value"].Value);
                line.Success.ShouldBeTrue(fields[at].Value);
                var amount = Comma(line.Groups["amount"].Value);
                amount = line.Groups["mark"].Value == "C" ? amount : -amount;
                balance += amount;
                rows.Add(Row(amount, fields[at + 1].Groups["value"].Value));
            }

            fields[^1].Groups["tag"].Value.ShouldBe(index == messages.Length - 1 ? "62F" : "62M");
            var last = BalancePattern().Match(fields[^1].Groups["value"].Value);
            Comma(last.Groups["amount"].Value).ShouldBe(balance);
        }

        return new(opening, balance, rows);
    }

    private static ReadRow Row(decimal amount, string about)
    {
        var lines = about.Split("\r\n");
        lines.Length.ShouldBeLessThanOrEqualTo(6);
        lines.ShouldAllBe(line => line.Length <= 65 && line[0] != '-' && line[0] != ':');
        var whole = string.Concat(lines);
        var remittance = whole.Split("/REMI/");
        var name = remittance[0].Split("/NAME/");
        return new(
            amount,
            name.Length > 1 ? name[1] : null,
            remittance.Length > 1 ? remittance[1] : null
        );
    }

    private static void ShouldBe(this Match field, string tag, string pattern)
    {
        field.Groups["tag"].Value.ShouldBe(tag);
        field.Groups["value"].Value.ShouldMatch(pattern);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Comma(string text)
    {
        text.Length.ShouldBeLessThanOrEqualTo(15);
        text.ShouldContain(",");
        return Number(text.Replace(',', '.').TrimEnd('.'));
    }

    [GeneratedRegex(
        "(?:^|(?<=\r\n)):(?<tag>[0-9]{2}[A-Z]?):(?<value>(?:(?!\r\n:).)*)",
        RegexOptions.Singleline,
        1000
    )]
    private static partial Regex FieldPattern();

    [GeneratedRegex("^C(?<date>[0-9]{6})(?<currency>[A-Z]{3})(?<amount>[0-9]+,[0-9]*)$", 0, 1000)]
    private static partial Regex BalancePattern();

    [GeneratedRegex(
        "^[0-9]{6}[0-9]{4}(?<mark>[CD])(?<amount>[0-9]+,[0-9]*)N[A-Z]{3}[^/]{1,16}//.{1,16}$",
        0,
        1000
    )]
    private static partial Regex LinePattern();
}
