using Payments.Tests.Kit;
using static Payments.Tests.WithdrawalBatches.BatchTalk;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>Batches from files that were uploaded.</summary>
public sealed class WithdrawalBatchFileTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task A_file_is_paid_and_a_bad_row_named_with_its_column()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        var csv = string.Join(
            "\r\n",
            "\uFEFFkey,amount,currency,recipientId,recipient.name.companyName,recipient.account.type,recipient.account.currency,recipient.account.country,recipient.account.bsb,recipient.account.accountNumber,reference",
            $"csv-1,1.00,AUD,{recipient},,,,,,,\"Invoice, \"\"7\"\"\"",
            $"csv-1b,1.00,AUD,{recipient},,,,,,,\"two\r\nrows\"",
            "csv-2,2.00,AUD,,Bluegum Imports,BSB,AUD,AU,062000,12345678,",
            "csv-3,3,00,AUD,,,,,,,,",
            "csv-4,04.00,AUD,,Bluegum Imports,BSB,AUD,AU,062000,12345678,"
        );

        var batch = await host.RunFileAsync(csv, "CSV");

        Lines(batch)
            .ShouldBe([
                "1 csv-1 CREATED",
                "2 csv-1b REFUSED INVALID_INPUT reference",
                "3 csv-2 CREATED",
                "4  REFUSED INVALID_INPUT",
                "5 csv-4 REFUSED INVALID_INPUT amount.amount",
            ]);
        Nodes(batch).Select(line => (int)line["row"]!).ShouldBe([2, 3, 5, 6, 7]);
        Nodes(batch)[4]["errors"]![0]!["column"]!.GetValue<int>().ShouldBe(7);
    }

    [Fact]
    public async Task Json_lines_survive_a_mark_a_blank_a_bad_line_and_a_missing_end()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        var jsonl =
            "\uFEFF"
            + $$$"""{"key":"jl-1","amount":{"amount":"1.00","currency":"AUD"},"recipientId":"{{{recipient}}}"}"""
            + "\n\n{\"key\":\"jl-2\",oops}\n"
            + $$$"""{"key":"jl-3","amount":{"amount":1,"currency":"AUD"},"recipientId":"{{{recipient}}}"}"""
            + "\n"
            + $$$"""{"key":"jl-4","amount":{"amount":"1.00","currency":"AUD"},"recipientId":"{{{recipient}}}"}""";

        var batch = await host.RunFileAsync(jsonl, "JSONL");

        Lines(batch)
            .ShouldBe([
                "1 jl-1 CREATED",
                "2 jl-2 REFUSED INVALID_INPUT",
                "3 jl-3 REFUSED INVALID_INPUT amount.amount",
                "4 jl-4 CREATED",
            ]);
        Nodes(batch).Select(line => (int)line["row"]!).ShouldBe([1, 3, 4, 5]);
    }

    [Theory]
    [InlineData("key,amount,colour\r\nx,1.00,red", "no field is named 'colour'")]
    [InlineData("key,amount,currency", "no lines")]
    [InlineData("key,amount,currency\r\n\"x,1.00,AUD", "row 2 begins a quotation that never ends")]
    public async Task A_file_that_cannot_be_read_is_rejected_as_a_whole(string csv, string why)
    {
        var batch = await host.RunFileAsync(csv, "CSV");

        Text(batch, "status").ShouldBe("REJECTED");
        Text(batch["statusReason"]!, "code").ShouldBe("FILE_UNREADABLE");
        Text(batch["statusReason"]!, "message").ShouldContain(why);
    }

    [Fact]
    public async Task Another_tenant_sees_no_batch_and_can_use_no_file_of_it()
    {
        var recipient = await host.Acme.RecipientAsync();
        var batch = await host.Acme.PayAsync("BEST_EFFORT", Line(Key(), recipient, "0.10"));

        var seen = await host.Bluegum.AskAsync(
            "query ($id: ID!) { node(id: $id) { id } }",
            new { id = Text(batch, "id") }
        );
        var cancelled = await host.Bluegum.ChangeAsync(
            "cancelWithdrawalBatch",
            "withdrawalBatch { id }",
            new { withdrawalBatchId = Text(batch, "id"), idempotencyKey = Key() }
        );
        var file = await host.UploadAsync("key,amount,currency\r\nx,1.00,AUD", "a.csv");
        var used = await host.Bluegum.ChangeAsync(
            "createWithdrawalBatch",
            "withdrawalBatch { id }",
            new
            {
                mode = "ATOMIC",
                fileId = file,
                format = "CSV",
                idempotencyKey = Key(),
            }
        );

        seen["node"].ShouldBeNull();
        cancelled.Refusals().ShouldBe(["NOT_FOUND input.withdrawalBatchId"]);
        used.Refusals().ShouldBe(["NOT_FOUND input.fileId"]);
    }

    [Fact]
    public async Task Five_thousand_lines_are_paid_while_a_subscriber_hears_how_far_it_is()
    {
        const int LineCount = 5_000;
        await host.Bluegum.DepositAsync("9000.00");
        var recipient = await host.Bluegum.RecipientAsync();
        var rows = Enumerable
            .Range(1, LineCount)
            .Select(line => $"long-{line},0.01,AUD,{recipient},Invoice {line}");
        var file = await host.UploadAsync(
            "key,amount,currency,recipientId,reference\n" + string.Join('\n', rows),
            "long.csv",
            host.Bluegum
        );

        var batch = await host.Bluegum.RunAsync(
            "createWithdrawalBatch",
            new
            {
                mode = "BEST_EFFORT",
                fileId = file,
                format = "CSV",
                idempotencyKey = Key(),
            }
        );
        var told = await host.TakeAsync(
            host.Bluegum,
            """
            subscription ($id: ID, $after: EventCursor) {
              withdrawalBatchChanged(id: $id, after: $after) { type status version withdrawalBatch { progress } }
            }
            """,
            new { id = (string)batch["id"]!, after = await host.Bluegum.FirstCursorAsync() },
            count: 5
        );

        Counts(batch).ShouldBe("5000 lines: 5000 created, 0 replayed, 0 refused, 0 valid");
        told.Select(item => (string)item["withdrawalBatchChanged"]!["type"]!)
            .ShouldBe([
                "withdrawal_batch.received",
                "withdrawal_batch.processing",
                .. Enumerable.Repeat("withdrawal_batch.progressed", 2),
                "withdrawal_batch.completed",
            ]);
        told.Select(item => (int)item["withdrawalBatchChanged"]!["version"]!)
            .ShouldBe(Enumerable.Range(1, 5));
    }
}
