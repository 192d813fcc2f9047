using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.WithdrawalBatches.BatchWorld;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>Whatever stops a batch, and whoever works on it twice: each line is paid once.</summary>
public sealed class WithdrawalBatchCrashTests
{
    private const int LineCount = 16;
    private const long Funds = 100_000;

    public static TheoryData<StorageProvider, WithdrawalBatchMode> Cases =>
        new()
        {
            { StorageProvider.Sqlite, WithdrawalBatchMode.Atomic },
            { StorageProvider.Sqlite, WithdrawalBatchMode.BestEffort },
            { StorageProvider.Postgres, WithdrawalBatchMode.Atomic },
            { StorageProvider.Postgres, WithdrawalBatchMode.BestEffort },
        };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_restart_after_any_stretch_and_an_item_given_twice_pay_each_line_once(
        StorageProvider provider,
        WithdrawalBatchMode mode
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(mode, Lines(recipient, LineCount)));

        while (await world.ItemAsync() is { } item)
        {
            // Two workers have the item: a lease ran out, or the acknowledgement was lost.
            await Task.WhenAll(world.StepAsync(item), world.StepAsync(item));
            await world.RestartAsync();
            await world.StepAsync(item);
        }

        await EachLineIsPaidOnceAsync(world);
    }

    // Every command of the whole work is once the last one before the server stops.
    [Theory, MemberData(nameof(Modes))]
    public async Task A_stop_before_any_command_is_caught_up_with(WithdrawalBatchMode mode)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(mode, Lines(recipient, LineCount)));
        var left = 0;

        while (await world.ItemAsync() is { } item)
        {
            // One command further than the last time, so that it ends.
            var commands = left++ % 9;
            var gate = new InterferingGate(
                world.Gate,
                _ =>
                    commands-- > 0
                        ? Task.CompletedTask
                        : throw new InvalidOperationException("The server stops here.")
            );
            try
            {
                await world.StepAsync(item, gate);
            }
            catch (InvalidOperationException)
            {
                await world.RestartAsync();
            }
        }

        await EachLineIsPaidOnceAsync(world);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Two_servers_that_share_every_item_pay_each_line_once(WithdrawalBatchMode mode)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Postgres);
        await using var other = await world.StartNodeAsync();
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(mode, Lines(recipient, LineCount)));

        while (await world.ItemAsync() is { } item)
        {
            await Task.WhenAll(world.StepAsync(item), world.StepAsync(item, node: other));
        }

        await EachLineIsPaidOnceAsync(world);
    }

    public static TheoryData<WithdrawalBatchMode> Modes =>
        [WithdrawalBatchMode.Atomic, WithdrawalBatchMode.BestEffort];

    private static async Task EachLineIsPaidOnceAsync(PaymentsWorld world)
    {
        var batch = await world.ReadAsync<WithdrawalBatch>();
        batch.Status.ShouldBe(WithdrawalBatchStatus.Completed);
        (batch.CreatedCount, batch.ReplayedCount, batch.RefusedCount).ShouldBe((LineCount, 0, 0));
        var withdrawals = await world.WithdrawalsAsync();
        withdrawals.Count.ShouldBe(LineCount);
        withdrawals.ShouldAllBe(row => row.BatchId == batch.Id && !row.IsWaiting);
        var lines = await world.LinesAsync();
        lines.Select(line => line.Number).ShouldBe(Enumerable.Range(1, LineCount));
        lines
            .Select(line => line.WithdrawalId)
            .ShouldBe(withdrawals.Select(row => (WithdrawalId?)row.Id), ignoreOrder: true);
        var total = await world.ReadAsync<WithdrawalBatchTotal>();
        (total.LineCount, total.Amount.MinorUnits).ShouldBe((LineCount, LineCount * 100L));
        await world.IsInOrderAsync(Funds);
    }
}
