using System.Text;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Outbox;
using Payments.Domain.StatementExports;
using Payments.Domain.Statements;
using Payments.Domain.Storage;
using Payments.Domain.Values;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.StatementExports;

public sealed class StatementExportTests
{
    // Names that each format must guard against, and a plain one.
    private static readonly string[] Payers =
    [
        "Pat Payer",
        "=HYPERLINK(\"http://x\")",
        "Größe, \"& Söhne\" <Zürich>",
        "-:- 漢字 & Co",
    ];

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_format_read_back_by_a_stranger_is_the_ledger(StorageProvider provider)
    {
        await using var world = await GivenHistoryAsync(provider, 1_203);
        var (span, lines) = await LedgerAsync(world);

        var csv = StatementReaders.Csv(await ExportAsync(world, StatementFormat.Csv));
        var camt = StatementReaders.Camt(await ExportAsync(world, StatementFormat.Camt053));
        var swift = StatementReaders.Swift(await ExportAsync(world, StatementFormat.Mt940));

        var amounts = lines.Select(line => Decimal(line.Amount)).ToList();
        foreach (var read in (ReadStatement[])[csv, camt, swift])
        {
            read.Rows.Select(row => row.Amount).ShouldBe(amounts);
        }

        foreach (var read in (ReadStatement[])[camt, swift])
        {
            (read.Opening, read.Closing).ShouldBe((Decimal(span.Opening), Decimal(span.Closing)));
        }

        camt.Rows.Select(row => row.Counterparty).ShouldBe(lines.Select(line => line.Counterparty));
        camt.Rows.Select(row => row.Reference).ShouldBe(lines.Select(line => line.Reference));
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_calculate_is_marked()
    {
        await using var world = await GivenHistoryAsync(StorageProvider.Sqlite, 203);

        var cells = StatementReaders.Cells(await ExportAsync(world, StatementFormat.Csv));

        cells
            .Skip(1)
            .Select(row => row[7])
            .Where(name => name.StartsWith('\'') || Payers.Contains(name))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "'-:- 漢字 & Co",
                "'=HYPERLINK(\"http://x\")",
                "Größe, \"& Söhne\" <Zürich>",
                "Pat Payer",
            ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_crash_after_any_piece_and_a_piece_given_twice_change_no_byte(
        StorageProvider provider
    )
    {
        await using var world = await GivenHistoryAsync(provider, 1_203);
        var whole = await ExportAsync(world, StatementFormat.Mt940);

        var export = await QueueAsync(world, StatementFormat.Mt940);
        while (await ItemAsync(world) is { } item)
        {
            // Two workers have the item: a lease ran out, or the acknowledgement was lost.
            await Task.WhenAll(StepAsync(world, item), StepAsync(world, item));
            await world.RestartAsync();
            await StepAsync(world, item);
        }

        var again = await ContentAsync(world, export.Id);
        Body(again).ShouldBe(Body(whole));
        await using var db = world.Open();
        (await db.Set<StoredFile>().CountAsync(Cancel)).ShouldBe(2);

        // The reference of the export is its own.
        static string Body(string text) =>
            string.Join(
                '\n',
                text.Split("\r\n").Where(line => !line.StartsWith(":20:", StringComparison.Ordinal))
            );
    }

    [Fact]
    public async Task Progress_is_told_and_the_file_is_there_at_the_end_only()
    {
        await using var world = await GivenHistoryAsync(StorageProvider.Sqlite, 1_203);
        var export = await QueueAsync(world, StatementFormat.Csv);
        List<long> done = [];
        while (await ItemAsync(world) is { } item)
        {
            await using (var db = world.Open())
            {
                (await db.Set<StoredFile>().AnyAsync(Cancel)).ShouldBeFalse();
            }

            await StepAsync(world, item);
            done.Add((await FindAsync(world, export.Id)).RowsDone);
        }

        done.ShouldBe(done.Order());
        var end = await FindAsync(world, export.Id);
        (end.Status, end.RowsDone, end.RowsTotal).ShouldBe(
            (StatementExportStatus.Completed, 1_203L, 1_203L)
        );
        var told = await world.ToldOfAsync(export.Subject);
        told[0].ShouldBe("1 statement_export.queued");
        told[1].ShouldBe("2 statement_export.running");
        told[2].ShouldBe("3 statement_export.progressed");
        told[^1].ShouldEndWith("statement_export.completed");
        told.Length.ShouldBe(6);
    }

    [Theory]
    [InlineData(StatementFormat.Csv)]
    [InlineData(StatementFormat.Camt053)]
    [InlineData(StatementFormat.Mt940)]
    public async Task A_currency_that_was_never_used_has_an_empty_file(StatementFormat format)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();

        var text = await ExportAsync(world, format, Currency.Jpy);

        var read = format switch
        {
            StatementFormat.Csv => StatementReaders.Csv(text),
            StatementFormat.Camt053 => StatementReaders.Camt(text),
            _ => StatementReaders.Swift(text),
        };
        read.Rows.ShouldBeEmpty();
        (read.Opening ?? 0, read.Closing ?? 0).ShouldBe((0m, 0m));
    }

    [Theory]
    [InlineData(StatementFormat.Camt053)]
    [InlineData(StatementFormat.Mt940)]
    public async Task What_a_format_has_no_room_for_fails_the_export_with_the_reason(
        StatementFormat format
    )
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        await world.GivenFundsAsync(long.MaxValue / 2);

        var export = await RunAsync(world, await QueueAsync(world, format));

        (export.Status, export.ReasonCode).ShouldBe(
            (StatementExportStatus.Failed, "AMOUNT_TOO_LONG")
        );
    }

    [Fact]
    public async Task A_failed_export_leaves_no_file_and_no_part_of_one()
    {
        await using var world = await GivenHistoryAsync(StorageProvider.Sqlite, 1_203);

        var export = await RunAsync(
            world,
            (
                await world.RunAsync(
                    Command(world, StatementFormat.Camt053) with
                    {
                        ShallFail = true,
                    }
                )
            ).Value
        );

        (export.Status, export.ReasonCode).ShouldBe((StatementExportStatus.Failed, "SIMULATED"));
        export.RowsDone.ShouldBeGreaterThan(0);
        await using var db = world.Open();
        (await db.Set<StoredFilePart>().AnyAsync(Cancel)).ShouldBeFalse();
        (await db.Set<StoredFile>().AnyAsync(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_still_to_come_cannot_be_exported()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var command = Command(world, StatementFormat.Csv);

        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(command with { To = world.Clock.GetUtcNow().AddSeconds(1) })
        );
        await Should.ThrowAsync<InvalidInputException>(() =>
            world.RunAsync(command with { From = command.To })
        );
    }

    private static async Task<PaymentsWorld> GivenHistoryAsync(
        StorageProvider provider,
        int deposits
    )
    {
        var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var recipient = await world.GivenRecipientAsync();
        await world.GivenFundsAsync(1_000);
        world.Clock.Advance(TimeSpan.FromHours(1));
        for (var index = 0; index < deposits - 1; index += 50)
        {
            // Several at one instant.
            await Task.WhenAll(
                Enumerable
                    .Range(index, Math.Min(50, deposits - 1 - index))
                    .Select(number => DepositAsync(world, number))
            );
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await world.GivenWithdrawalAsync(recipient, 700);
        return world;
    }

    private static Task DepositAsync(PaymentsWorld world, int number)
    {
        var id = EntityId.New<Domain.Deposits.DepositId>();
        return world.DoAsync(async work =>
            await work.Ledger.PostAsync(
                Posting
                    .For("deposit.confirmed", Subject.Of(id))
                    .Debit(AccountKind.RailClearing, Aud(number + 3))
                    .Credit(AccountKind.Available, Aud(number + 2))
                    .Credit(AccountKind.Fees, Aud(1))
            )
        );
    }

    private static ExportStatement Command(
        PaymentsWorld world,
        StatementFormat format,
        Currency? currency = null
    ) =>
        new(
            currency ?? Currency.Aud,
            // The funds of the beginning came before.
            world.Clock.GetUtcNow().AddMinutes(-30),
            world.Clock.GetUtcNow(),
            format
        );

    private static async Task<StatementExport> QueueAsync(
        PaymentsWorld world,
        StatementFormat format,
        Currency? currency = null
    )
    {
        // What was booked at this very instant is of the next statement.
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await world.RunAsync(Command(world, format, currency))).Value;
    }

    private static async Task<string> ExportAsync(
        PaymentsWorld world,
        StatementFormat format,
        Currency? currency = null
    )
    {
        var export = await RunAsync(world, await QueueAsync(world, format, currency));
        export.Status.ShouldBe(StatementExportStatus.Completed, export.ReasonMessage);
        return await ContentAsync(world, export.Id);
    }

    private static async Task<StatementExport> RunAsync(PaymentsWorld world, StatementExport export)
    {
        while (await ItemAsync(world) is { } item)
        {
            await StepAsync(world, item);
        }

        return await FindAsync(world, export.Id);
    }

    private static async Task<OutboxItem?> ItemAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        return await db.Set<OutboxItem>()
            .SingleOrDefaultAsync(item => item.Kind == ExportStatement.WorkKind, Cancel);
    }

    private static Task StepAsync(PaymentsWorld world, OutboxItem item) =>
        new StatementExportWorker(
            world.Storage.Database,
            world.Gate,
            new([new Names()]),
            [new CsvStatement(), new CamtStatement(), new SwiftStatement()]
        ).HandleAsync([item], Cancel);

    private static async Task<StatementExport> FindAsync(PaymentsWorld world, StatementExportId id)
    {
        await using var db = world.Open();
        return await db.Set<StatementExport>().SingleAsync(export => export.Id == id, Cancel);
    }

    private static async Task<string> ContentAsync(PaymentsWorld world, StatementExportId id)
    {
        var export = await FindAsync(world, id);
        await using var db = world.Open();
        var file = await db.Set<StoredFile>()
            .SingleAsync(stored => stored.Id == export.FileId, Cancel);
        await using var stream = new StoredFileStream(
            world.Storage.Database,
            world.TenantId,
            file.Id,
            file.Size
        );
        var content = new byte[file.Size];
        await stream.ReadExactlyAsync(content, Cancel);
        System.Security.Cryptography.SHA256.HashData(content).ShouldBe(file.Sha256);
        return Encoding.UTF8.GetString(content);
    }

    private static async Task<(StatementSpan Span, List<StatementLine> Lines)> LedgerAsync(
        PaymentsWorld world
    )
    {
        await using var db = world.Open();
        var to = world.Clock.GetUtcNow().AddSeconds(1);
        var span = await db.StatementSpanAsync(Currency.Aud, to.AddMinutes(-30), to, Cancel);
        var entries = await span.Entries(db).ToListAsync(Cancel);
        var described = await new StatementEntries([new Names()]).DescribeAsync(
            db,
            entries,
            Cancel
        );
        return (span, [.. described.SelectMany(entry => entry.Lines)]);
    }

    private static decimal Decimal(Money money) => money.MinorUnits / 100m;

    /// <summary>Gives deposits that were never made the names of payers, by their ids.</summary>
    private sealed class Names : IStatementSource
    {
        public string SubjectKind => Domain.Deposits.DepositId.Prefix;

        public Task<IReadOnlyDictionary<Guid, StatementText>> ReadAsync(
            PaymentsDb db,
            IReadOnlyCollection<Guid> ids,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyDictionary<Guid, StatementText>>(
                ids.ToDictionary(
                    id => id,
                    id => new StatementText(
                        Payers[id.ToByteArray(bigEndian: true)[^1] % Payers.Length],
                        "Order 12"
                    )
                )
            );
    }
}
