using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Ids;
using Payments.Domain.Values;
using Payments.Domain.WithdrawalBatches;
using Payments.GraphQL.Values;
using Payments.GraphQL.WithdrawalBatches;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>Whatever is in a line comes out as it was written, and nothing else is believed.</summary>
public sealed class LineReaderTests
{
    private static readonly Gen<string> Cell = Gen.OneOf(
            Gen.Elements("", "a", "\"", "\"\"", ",", "\r\n", "\n", " x ", "=1", "Größe", "漢字 🏠"),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Valid(text.Get))
        )
        .ListOf()
        .Select(parts => string.Concat(parts));

    [Fact]
    public void Cells_are_read_as_they_were_written_whatever_is_in_them() =>
        Prop.ForAll(
                Cell.NonEmptyListOf().NonEmptyListOf().ToArbitrary(),
                ArbMap.Default.ArbFor<bool>(),
                (rows, isLastRowEnded) =>
                {
                    var text =
                        string.Join("\r\n", rows.Select(Write)) + (isLastRowEnded ? "\r\n" : "");

                    var read = Cut(text, WithdrawalBatchFormat.Csv).Select(line => Cells(line));

                    // A row of one empty cell is an empty row, which is no line.
                    read.ShouldBe(rows.Select(row => row.ToArray()).Where(IsLine));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_of_json_are_read_as_they_were_written() =>
        Prop.ForAll(
                Gen.Zip(Cell, Gen.Choose(1, 1_000_000)).NonEmptyListOf().ToArbitrary(),
                lines =>
                {
                    var inputs = lines.Select(line => Input(line.Item1, line.Item2)).ToList();
                    var text = string.Join(
                        '\n',
                        inputs.Select(input => JsonSerializer.Serialize(input, LineJson.Options))
                    );

                    var read = Cut(text, WithdrawalBatchFormat.Jsonl)
                        .Select(
                            (line, index) =>
                                new LineReader(header: null).Read(
                                    new(index + 1, index + 1, Encoding.UTF8.GetBytes(line))
                                )
                        )
                        .ToList();

                    read.SelectMany(line => line.Problems).ShouldBeEmpty();
                    read.Select(line => line.Input).ShouldBe(inputs);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_lines_problems_or_an_unreadable_file_and_never_a_fault() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                ArbMap.Default.ArbFor<bool>(),
                (noise, isCsv) =>
                {
                    var header = isCsv ? CsvHeader.Read("key,amount,currency") : null;
                    var format = isCsv ? WithdrawalBatchFormat.Csv : WithdrawalBatchFormat.Jsonl;
                    var scanner = new LineScanner(format, 1);
                    var (position, number) = (0, 0);
                    try
                    {
                        while (scanner.TryNext(noise, ref position, isLast: true, out var line))
                        {
                            number++;
                            var read = new LineReader(header).Read(
                                new(number, line.Row, noise.AsMemory(line.Content))
                            );
                            (read.Input is null).ShouldBe(read.Problems.Count > 0);
                        }

                        position.ShouldBe(noise.Length);
                    }
                    catch (UnreadableFileException)
                    {
                        isCsv.ShouldBeTrue();
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Wherever_a_stretch_ends_the_same_lines_are_found()
    {
        const string Text = "a,\"b\r\n\"\"c\"\"\",d\r\n\r\ne,f,\"g\"\nh,i,j";
        var bytes = Encoding.UTF8.GetBytes(Text);
        var whole = Cut(Text, WithdrawalBatchFormat.Csv);

        for (var end = 0; end <= bytes.Length; end++)
        {
            var scanner = new LineScanner(WithdrawalBatchFormat.Csv, 1);
            List<string> lines = [];
            var position = 0;
            Take(bytes.AsSpan(0, end), isLast: false);
            Take(bytes, isLast: true);

            lines.ShouldBe(whole, $"cut after {end} bytes");
            scanner.Row.ShouldBe(6);

            void Take(ReadOnlySpan<byte> stretch, bool isLast)
            {
                while (scanner.TryNext(stretch, ref position, isLast, out var line))
                {
                    lines.Add(Encoding.UTF8.GetString(stretch[line.Content]));
                }
            }
        }
    }

    [Theory]
    [InlineData("""{"key":"k"}""", "", null)]
    [InlineData(
        """{"key":"k","amount":{"amount":"1","currency":"AUD"},"color":1}""",
        "color",
        null
    )]
    [InlineData("""{"key":"k","key":"l","amount":{"amount":"1","currency":"AUD"}}""", "key", null)]
    [InlineData("""{"key":null,"amount":{"amount":"1","currency":"AUD"}}""", "key", null)]
    [InlineData("""{"key":"k","amount":{"amount":1.5,"currency":"AUD"}}""", "amount.amount", null)]
    [InlineData(
        """{"key":"k","amount":{"amount":"1","currency":"aud"}}""",
        "amount.currency",
        null
    )]
    [InlineData(
        """{"key":"k","amount":{"amount":"1","currency":"AUD"},"reason":"business"}""",
        "reason",
        null
    )]
    [InlineData(
        """{"key":"k","amount":{"amount":"1","currency":"AUD"},"scheduledAt":"tomorrow"}""",
        "scheduledAt",
        null
    )]
    [InlineData("[1]", "", null)]
    [InlineData("[[[[[[[[[1", "", null)]
    [InlineData("""{"key":"\ud800","amount":{"amount":"1","currency":"AUD"}}""", "key", null)]
    [InlineData("null", "", 1)]
    public void What_the_graph_would_not_take_is_refused_at_its_field(
        string json,
        string path,
        int? column
    )
    {
        var read = new LineReader(header: null).Read(new(1, 1, Encoding.UTF8.GetBytes(json)));

        var problem = read.Problems.ShouldHaveSingleItem();
        string.Join('.', problem.Path).ShouldBe(path);
        problem.Column.ShouldNotBeNull();
        if (column is { } expected)
        {
            problem.Column.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("")]
    public void A_key_that_can_be_none_is_refused_and_kept_nowhere(string key)
    {
        var json = $$$"""{"key":"{{{key}}}","amount":{"amount":"1","currency":"AUD"}}""";

        var read = new LineReader(header: null).Read(new(1, 1, Encoding.UTF8.GetBytes(json)));

        read.Key.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().Path.ShouldBe(["key"]);
    }

    [Fact]
    public void A_malformed_id_is_the_id_of_nothing()
    {
        var read = new LineReader(header: null).Read(
            new(
                1,
                1,
                """{"key":"k","amount":{"amount":"1","currency":"AUD"},"recipientId":"x"}"""u8.ToArray()
            )
        );

        read.Input!.RecipientId!.Value.Value.ShouldBe(Guid.Empty);
    }

    [Fact]
    public void Every_field_of_a_line_has_a_column() =>
        CsvHeader
            .Columns.Order(StringComparer.Ordinal)
            .Where(column => !column.Contains('.'))
            .ShouldBe([
                "externalId",
                "instructingInstitutionId",
                "isFxLinked",
                "key",
                "reason",
                "recipientId",
                "reference",
                "scheduledAt",
                "senderId",
                "virtualAccountId",
            ]);

    private static WithdrawalBatchLineInput Input(string text, int minorUnits) =>
        new(
            $"key-{minorUnits}",
            new(new AmountText(Amount.Format(new(minorUnits, Currency.Aud))), Currency.Aud),
            EntityId.New<Domain.Recipients.RecipientId>(),
            Recipient: new(
                new(text, null, text, null),
                text,
                null,
                new(
                    Domain.Recipients.AccountType.Bsb,
                    Currency.Aud,
                    "AU",
                    text,
                    text,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null
                )
            ),
            SenderId: null,
            Sender: new(
                new(null, null, null, text),
                new(text, null, null, null, null, "AU", null, null, null, null, null),
                new(1990, 1, 2)
            ),
            VirtualAccountId: null,
            EntityId.New<Domain.Institutions.InstitutionId>(),
            new(
                text,
                null,
                text,
                new(text, null, null, null, null, "AU", null, null, null, null, null),
                text
            ),
            Domain.ReferenceData.TransactionReason.Business,
            text,
            IsFxLinked: true,
            new DateTimeOffset(2026, 3, 1, 12, 30, 0, 125, TimeSpan.Zero),
            ExternalId: null
        );

    private static List<string> Cut(string text, WithdrawalBatchFormat format)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var scanner = new LineScanner(format, 1);
        List<string> lines = [];
        var position = 0;
        while (scanner.TryNext(bytes, ref position, isLast: true, out var line))
        {
            lines.Add(Encoding.UTF8.GetString(bytes[line.Content]));
        }

        return lines;
    }

    private static string[] Cells(string line)
    {
        List<(string Text, int Column)> cells = [];
        CsvCells.Read(line, cells).ShouldBeNull();
        return [.. cells.Select(cell => cell.Text)];
    }

    private static string Write(IEnumerable<string> row) =>
        string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""));

    private static bool IsLine(string[] row) => row.Length > 0;

    // What has no UTF-8 form cannot be in a file.
    private static string Valid(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
