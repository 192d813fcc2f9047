using Payments.Tests.Kit;
using static Payments.Tests.WithdrawalBatches.BatchTalk;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>Batches as a client meets them: over HTTP, worked on by the host's own worker.</summary>
public sealed class WithdrawalBatchMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task Best_effort_pays_what_can_be_paid_and_says_of_the_rest_why_not()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();

        var batch = await host.Acme.PayAsync(
            "BEST_EFFORT",
            Line("be-1", recipient, "10.00"),
            Line("be-2", "rcp_01jd0000000000000000000000", "10.00"),
            Line("be-3", recipient, "0.00"),
            Line("be-4", recipient, "12.34"),
            Line("be-1", recipient, "10.00")
        );

        Text(batch, "status").ShouldBe("PARTIALLY_COMPLETED");
        Counts(batch).ShouldBe("5 lines: 2 created, 0 replayed, 3 refused, 0 valid");
        Lines(batch)
            .ShouldBe([
                "1 be-1 CREATED",
                "2 be-2 REFUSED NOT_FOUND recipientId",
                "3 be-3 REFUSED INVALID_INPUT amount.amount",
                "4 be-4 CREATED",
                "5 be-1 REFUSED INVALID_INPUT key",
            ]);
        var total = batch["totals"]!.AsArray().ShouldHaveSingleItem()!;
        Text(total["amount"]!, "amount").ShouldBe("22.34");
        ((int)total["lineCount"]!).ShouldBe(2);
        Nodes(batch)[0]["withdrawal"]!["batch"]!["id"]!.ToString().ShouldBe(Text(batch, "id"));
    }

    [Fact]
    public async Task The_same_lines_in_another_batch_or_by_themselves_make_no_second_withdrawal()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        var alone = await host.Acme.ChangeAsync(
            "createWithdrawal",
            "withdrawal { id }",
            new
            {
                recipientId = recipient,
                amount = new { amount = "3.00", currency = "AUD" },
                idempotencyKey = "same-2",
            }
        );
        object[] lines = [Line("same-1", recipient, "2.00"), Line("same-2", recipient, "3.00")];

        var first = await host.Acme.PayAsync("BEST_EFFORT", lines);
        var second = await host.Acme.PayAsync("BEST_EFFORT", lines);

        Counts(first).ShouldBe("2 lines: 2 created, 1 replayed, 0 refused, 0 valid");
        Counts(second).ShouldBe("2 lines: 2 created, 2 replayed, 0 refused, 0 valid");
        WithdrawalIds(second).ShouldBe(WithdrawalIds(first));
        WithdrawalIds(first)[1].ShouldBe((string)alone["withdrawal"]!["id"]!);
    }

    [Fact]
    public async Task A_key_that_has_paid_something_else_refuses_its_line_alone()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        await host.Acme.PayAsync("BEST_EFFORT", Line("other-1", recipient, "2.00"));

        var batch = await host.Acme.PayAsync(
            "BEST_EFFORT",
            Line("other-1", recipient, "2.01"),
            Line("other-2", recipient, "2.00")
        );

        Lines(batch).ShouldBe(["1 other-1 REFUSED IDEMPOTENCY_CONFLICT key", "2 other-2 CREATED"]);
    }

    [Fact]
    public async Task Atomic_with_a_bad_line_makes_nothing_and_uses_up_no_key()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();

        var refused = await host.Acme.PayAsync(
            "ATOMIC",
            Line("at-1", recipient, "10.00"),
            Line("at-2", recipient, "0.00")
        );
        var mended = await host.Acme.PayAsync(
            "ATOMIC",
            Line("at-1", recipient, "11.00"),
            Line("at-2", recipient, "12.00")
        );

        Text(refused, "status").ShouldBe("REJECTED");
        Text(refused["statusReason"]!, "code").ShouldBe("LINES_REFUSED");
        Lines(refused).ShouldBe(["1 at-1 VALID", "2 at-2 REFUSED INVALID_INPUT amount.amount"]);
        WithdrawalIds(refused).ShouldBeEmpty();
        Text(mended, "status").ShouldBe("COMPLETED");
        Counts(mended).ShouldBe("2 lines: 2 created, 0 replayed, 0 refused, 2 valid");
    }

    [Fact]
    public async Task Atomic_without_the_money_for_all_makes_nothing()
    {
        var recipient = await host.Bluegum.RecipientAsync();
        await host.Bluegum.DepositAsync("10.00");

        var batch = await host.Bluegum.RunAsync(
            "createWithdrawalBatch",
            new
            {
                mode = "ATOMIC",
                lines = new[]
                {
                    Line("poor-1", recipient, "9000000.00"),
                    Line("poor-2", recipient, "9000000.00"),
                },
                idempotencyKey = Key(),
            }
        );

        Text(batch, "status").ShouldBe("REJECTED");
        WithdrawalIds(batch).ShouldBeEmpty();
    }

    [Fact]
    public async Task Atomic_that_fails_at_the_last_moment_takes_every_withdrawal_back()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        var before = await host.Acme.AvailableAsync();

        var batch = await host.Acme.RunAsync(
            "simulateWithdrawalBatch",
            new
            {
                mode = "ATOMIC",
                lines = new[]
                {
                    Line("back-1", recipient, "10.00"),
                    Line("back-2", recipient, "20.00"),
                    Line("back-3", recipient, "30.00"),
                },
                refusedLine = 2,
                idempotencyKey = Key(),
            }
        );

        Text(batch, "status").ShouldBe("REJECTED");
        Lines(batch)
            .ShouldBe([
                "1 back-1 CANCELLED",
                "2 back-2 REFUSED INVALID_INPUT key",
                "3 back-3 CANCELLED",
            ]);
        Nodes(batch)
            .Select(line => line["withdrawal"]?["status"]?.ToString())
            .ShouldBe(["CANCELLED", null, "CANCELLED"]);
        (await host.Acme.AvailableAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_makes_nothing_and_says_what_would_become_of_each_line()
    {
        await host.Acme.DepositAsync("100.00");
        var recipient = await host.Acme.RecipientAsync();
        var before = await host.Acme.AvailableAsync();

        var batch = await host.Acme.RunAsync(
            "createWithdrawalBatch",
            new
            {
                mode = "BEST_EFFORT",
                lines = new[]
                {
                    Line("dry-1", recipient, "1.00"),
                    Line("dry-2", recipient, "0.00"),
                },
                idempotencyKey = Key(),
                dryRun = true,
            }
        );

        Text(batch, "status").ShouldBe("VALIDATED");
        Lines(batch).ShouldBe(["1 dry-1 VALID", "2 dry-2 REFUSED INVALID_INPUT amount.amount"]);
        (await host.Acme.AvailableAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("RECEIVED", "BEST_EFFORT")]
    [InlineData("PROCESSING", "BEST_EFFORT")]
    [InlineData("VALIDATING", "ATOMIC")]
    [InlineData("PROCESSING", "ATOMIC")]
    public async Task Cancelled_before_a_line_is_made_nothing_is_ever_made(
        string status,
        string mode
    )
    {
        await host.Acme.DepositAsync("10.00");
        var recipient = await host.Acme.RecipientAsync();
        var made = await host.Acme.ChangeAsync(
            "simulateWithdrawalBatch",
            "withdrawalBatch { id }",
            new
            {
                mode,
                lines = new[] { Line(Key(), recipient, "0.10") },
                stallsIn = status,
                idempotencyKey = Key(),
            }
        );
        var id = (string)made["withdrawalBatch"]!["id"]!;
        await host.Acme.ReachesAsync(id, batch => Text(batch, "status") == status);

        var cancelled = await host.Acme.ChangeAsync(
            "cancelWithdrawalBatch",
            "withdrawalBatch { status }",
            new { withdrawalBatchId = id, idempotencyKey = Key() }
        );
        var batch = await host.Acme.ReachesAsync(id, IsFinal);
        var again = await host.Acme.ChangeAsync(
            "cancelWithdrawalBatch",
            "withdrawalBatch { status }",
            new { withdrawalBatchId = id, idempotencyKey = Key() }
        );

        cancelled.Refusals().ShouldBeEmpty();
        Text(batch, "status").ShouldBe("CANCELLED");
        WithdrawalIds(batch).ShouldBeEmpty();
        again.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task Without_lines_or_with_a_file_of_unknown_form_the_request_is_refused()
    {
        var nothing = await host.Acme.ChangeAsync(
            "createWithdrawalBatch",
            "withdrawalBatch { id }",
            new { mode = "ATOMIC", idempotencyKey = Key() }
        );
        var empty = await host.Acme.ChangeAsync(
            "createWithdrawalBatch",
            "withdrawalBatch { id }",
            new
            {
                mode = "ATOMIC",
                lines = Array.Empty<object>(),
                idempotencyKey = Key(),
            }
        );

        nothing.Refusals().ShouldBe(["INVALID_INPUT input.lines"]);
        empty.Refusals().ShouldBe(["INVALID_INPUT input.lines"]);
    }
}
