using Microsoft.EntityFrameworkCore;
using Payments.Domain.Identity;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.WithdrawalBatches.BatchWorld;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>What others do while a batch is worked on.</summary>
public sealed class WithdrawalBatchRaceTests
{
    private const long Funds = 100_000;

    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Cancelled_in_the_middle_of_a_stretch_best_effort_keeps_what_it_has_made(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var batch = await world.RunAsync(
            Batch(WithdrawalBatchMode.BestEffort, Lines(recipient, 20))
        );

        var end = await world.FinishAsync(CancelBefore(world, batch.Value.Id, line: 10));

        end.Status.ShouldBe(WithdrawalBatchStatus.Cancelled);
        var made = await world.WithdrawalsAsync();
        made.Count.ShouldBe(end.CreatedCount);
        made.Count.ShouldBeInRange(7, 19);
        (await world.LinesAsync()).Count.ShouldBe(end.CreatedCount);
        await world.IsInOrderAsync(Funds);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Cancelled_in_the_middle_of_a_stretch_atomic_takes_everything_back(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var batch = await world.RunAsync(Batch(WithdrawalBatchMode.Atomic, Lines(recipient, 20)));

        var end = await world.FinishAsync(CancelBefore(world, batch.Value.Id, line: 10 + 20));

        end.Status.ShouldBe(WithdrawalBatchStatus.Cancelled);
        var made = await world.WithdrawalsAsync();
        made.ShouldNotBeEmpty();
        made.ShouldAllBe(row => row.Status == WithdrawalStatus.Cancelled);
        (await world.LinesAsync())
            .Where(line => line.WithdrawalId is not null)
            .ShouldAllBe(line => line.Status == WithdrawalBatchLineStatus.Cancelled);
        await world.IsInOrderAsync(Funds);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_who_takes_an_external_id_meanwhile_makes_an_atomic_batch_take_all_back(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var lines = Lines(recipient, 15)
            .Select(line => line with { ExternalId = $"ours-{line.Key}" });
        await world.RunAsync(Batch(WithdrawalBatchMode.Atomic, lines));
        var isTaken = 0;
        var gate = new InterferingGate(
            world.Gate,
            async command =>
            {
                if (
                    command is CreateWithdrawal
                    && await IsProcessingAsync(world)
                    && Interlocked.Exchange(ref isTaken, 1) == 0
                )
                {
                    await world.RunAsync(
                        new CreateWithdrawal(
                            PaymentsWorld.Aud(100),
                            recipient,
                            null,
                            null,
                            "ours-line-12"
                        )
                    );
                }
            }
        );

        var end = await world.FinishAsync(gate);

        (end.Status, end.ReasonCode).ShouldBe(
            (WithdrawalBatchStatus.Rejected, WithdrawalBatch.LinesRefused)
        );
        var refused = (await world.LinesAsync()).Single(line =>
            line.Status is WithdrawalBatchLineStatus.Refused
        );
        refused.Number.ShouldBe(12);
        refused.Problems.Single().Code.ShouldBe(Domain.Errors.ErrorCode.DuplicateExternalId);
        (await world.WithdrawalsAsync())
            .Where(row => row.BatchId is not null)
            .ShouldAllBe(row => row.Status == WithdrawalStatus.Cancelled);
        await world.IsInOrderAsync(Funds);
    }

    [Fact]
    public async Task What_is_taken_before_is_found_while_atomic_only_tries_and_uses_up_no_key()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        var paid = await world.RunAsync(
            new CreateWithdrawal(PaymentsWorld.Aud(100), recipient, null, "Invoice 7", "taken"),
            "line-1"
        );
        await world.RunAsync(
            Batch(
                WithdrawalBatchMode.Atomic,
                [
                    Line(recipient, "line-1", externalId: "taken"),
                    Line(recipient, "line-1b", externalId: "taken"),
                    Line(recipient, "line-2"),
                ]
            )
        );

        var end = await world.FinishAsync();

        end.Status.ShouldBe(WithdrawalBatchStatus.Rejected);
        (await world.LinesAsync())
            .Select(line => line.Status)
            .ShouldBe([
                WithdrawalBatchLineStatus.Valid,
                WithdrawalBatchLineStatus.Refused,
                WithdrawalBatchLineStatus.Valid,
            ]);
        (await world.WithdrawalsAsync()).Single().Id.ShouldBe(paid.Value.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Given_up_in_the_middle_atomic_takes_back_what_no_line_knows_of(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(WithdrawalBatchMode.Atomic, Lines(recipient, 9)));
        var defect = new InterferingGate(
            world.Gate,
            command =>
                command is RecordBatchLines && IsProcessing(world)
                    ? throw new InvalidOperationException("A stretch is never recorded.")
                    : Task.CompletedTask
        );
        await Should.ThrowAsync<InvalidOperationException>(() => world.FinishAsync(defect));
        (await world.WithdrawalsAsync()).ShouldNotBeEmpty();
        var batch = await world.ReadAsync<WithdrawalBatch>();

        await world.RunAsync(
            new GiveUpWithdrawalBatch(batch.Id, (await world.ItemAsync())!.Id),
            caller: world.Caller.As(Domain.Tenancy.Actor.Platform)
        );
        var end = await world.FinishAsync();

        end.Status.ShouldBe(WithdrawalBatchStatus.Rejected);
        (await world.WithdrawalsAsync()).ShouldAllBe(row =>
            row.Status == WithdrawalStatus.Cancelled
        );
        (await world.AvailableAsync()).Available.MinorUnits.ShouldBe(Funds);
        await world.IsInOrderAsync(Funds);
    }

    [Fact]
    public async Task While_it_waits_for_its_batch_a_withdrawal_cannot_be_cancelled_by_itself()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(WithdrawalBatchMode.Atomic, Lines(recipient, 9)));
        while ((await world.WithdrawalsAsync()).Count == 0)
        {
            await world.StepAsync((await world.ItemAsync())!);
        }

        var waiting = (await world.WithdrawalsAsync())[0];
        var balance = await world.AvailableAsync();

        waiting.IsWaiting.ShouldBeTrue();
        balance.Held.MinorUnits.ShouldBeGreaterThan(0);
        await Should.ThrowAsync<Domain.Lifecycles.IllegalTransitionException>(() =>
            world.RunAsync(new CancelWithdrawal(waiting.Id))
        );
        (await world.FinishAsync()).Status.ShouldBe(WithdrawalBatchStatus.Completed);
        await world.IsInOrderAsync(Funds);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_line_above_the_threshold_waits_for_a_second_member(WithdrawalBatchMode mode)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        var maker = await JoinAsync(world, Enum.GetValues<MemberAccess>());
        var approver = await JoinAsync(world, MemberAccess.Approve);
        await world.RunAsync(new SetApprovalPolicy([PaymentsWorld.Aud(5_000)]), caller: maker);
        await world.RunAsync(
            Batch(mode, [Line(recipient, "small"), Line(recipient, "large", "50.00")]),
            caller: maker
        );

        var end = await world.FinishAsync();
        var large = (await world.WithdrawalsAsync()).Single(row => row.Amount.MinorUnits == 5_000);
        await Should.ThrowAsync<OwnWithdrawalException>(() =>
            world.RunAsync(new ApproveWithdrawal(large.Id), caller: maker)
        );
        var approved = await world.RunAsync(new ApproveWithdrawal(large.Id), caller: approver);

        end.Status.ShouldBe(WithdrawalBatchStatus.Completed);
        (large.IsWaiting, large.CreatedBy).ShouldBe((true, maker.PrincipalId));
        (approved.Value.IsWaiting, approved.Value.Approval).ShouldBe(
            (false, WithdrawalApproval.Approved)
        );
        await world.IsInOrderAsync(Funds);
    }

    [Fact]
    public async Task A_line_tells_once_that_it_goes_and_only_a_line_that_waits_on_that_its_batch_is_complete()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        var maker = await JoinAsync(world, Enum.GetValues<MemberAccess>());
        var approver = await JoinAsync(world, MemberAccess.Approve);
        await world.RunAsync(new SetApprovalPolicy([PaymentsWorld.Aud(5_000)]), caller: maker);
        await world.RunAsync(
            Batch(
                WithdrawalBatchMode.Atomic,
                [Line(recipient, "small"), Line(recipient, "large", "50.00")]
            ),
            caller: maker
        );

        await world.FinishAsync();
        var made = await world.WithdrawalsAsync();
        var small = made.Single(row => row.Amount.MinorUnits != 5_000);
        var large = made.Single(row => row.Amount.MinorUnits == 5_000);
        await world.RunAsync(new ApproveWithdrawal(large.Id), caller: approver);

        (await HeardOfAsync(world, small)).ShouldBe(["withdrawal.released"]);
        (await HeardOfAsync(world, large)).ShouldBe([
            "withdrawal.batch_complete",
            "withdrawal.released",
        ]);
    }

    private static async Task<List<string>> HeardOfAsync(PaymentsWorld world, Withdrawal withdrawal)
    {
        await using var db = world.OpenAll();
        string[] releases = ["withdrawal.batch_complete", "withdrawal.released"];
        return await db.AcrossTenants<Domain.Events.EventRecord>()
            .Where(record =>
                record.SubjectId == withdrawal.Id.Value && releases.Contains(record.Type)
            )
            .OrderBy(record => record.Sequence)
            .Select(record => record.Type)
            .ToListAsync();
    }

    public static TheoryData<WithdrawalBatchMode> Modes =>
        [WithdrawalBatchMode.Atomic, WithdrawalBatchMode.BestEffort];

    private static InterferingGate CancelBefore(
        PaymentsWorld world,
        WithdrawalBatchId batchId,
        int line
    )
    {
        var lines = 0;
        return new(
            world.Gate,
            async command =>
            {
                if (command is CreateWithdrawal && Interlocked.Increment(ref lines) == line)
                {
                    await world.RunAsync(new CancelWithdrawalBatch(batchId));
                }
            }
        );
    }

    private static async Task<bool> IsProcessingAsync(PaymentsWorld world) =>
        (await world.ReadAsync<WithdrawalBatch>()).Status is WithdrawalBatchStatus.Processing;

    private static bool IsProcessing(PaymentsWorld world)
    {
        using var db = world.Open();
        return db.Set<WithdrawalBatch>().Single().Status is WithdrawalBatchStatus.Processing;
    }

    private static async Task<Caller> JoinAsync(PaymentsWorld world, params MemberAccess[] access)
    {
        var member = await world.RunAsync(
            new JoinMember($"{Guid.CreateVersion7():n}@acme.example", "-", access)
        );
        return world.Caller with { PrincipalId = member.Value.Id.ToString() };
    }
}
