using Payments.Domain.Commands;
using Payments.Domain.Recipients;
using Payments.Domain.WithdrawalBatches;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.WithdrawalBatches;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;
using static Payments.Tests.WithdrawalBatches.BatchWorld;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>A stretch goes through the gate in portions: what is true of a line is true across them.</summary>
public sealed class WithdrawalBatchPortionTests
{
    private const int PortionSize = GateWindow<Withdrawal>.PortionSize;
    private const int LineCount = 1_000;
    private const long Funds = 100_000;

    [Theory]
    [InlineData(LineCount)] // one stretch
    [InlineData(300)] // in the next portion, and in the next stretch
    public async Task A_key_that_comes_again_is_refused_wherever_the_first_one_was(int stretch)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        int[] again = [12, 290, 305, 620, 990];
        var lines = CentLines(recipient)
            .Select(
                (line, index) => again.Contains(index + 1) ? line with { Key = "line-10" } : line
            );
        await world.RunAsync(Batch(WithdrawalBatchMode.BestEffort, lines));
        var worker = new WithdrawalBatchWorker(world.Storage.Database, world.Gate)
        {
            StretchLines = stretch,
        };

        while (await world.ItemAsync() is { } item)
        {
            await worker.HandleAsync([item], Cancel);
            if ((await world.ReadAsync<WithdrawalBatch>()).LinesDone == 600)
            {
                // Another worker takes it over and has heard of no key.
                worker = new(world.Storage.Database, world.Gate) { StretchLines = stretch };
            }
        }

        var refused = (await world.LinesAsync())
            .Where(line => line.Status is WithdrawalBatchLineStatus.Refused)
            .ToList();
        refused.Select(line => line.Number).ShouldBe(again);
        refused.ShouldAllBe(line =>
            line.Problems[0].Message == "Line 10 of the batch has the same key."
        );
        (await world.WithdrawalsAsync()).Count.ShouldBe(LineCount - again.Length);
        await world.IsInOrderAsync(Funds);
    }

    [Fact]
    public async Task Two_portions_wait_at_the_gate_and_never_more()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(WithdrawalBatchMode.BestEffort, CentLines(recipient)));
        var gate = new ClosedGate(world.Gate, opensAt: 2 * PortionSize);

        // Should the second portion not come while the first one waits, the gate stays closed.
        await world.FinishAsync(gate, LineCount).WaitAsync(TimeSpan.FromMinutes(2), Cancel);

        gate.MostAtOnce.ShouldBe(2 * PortionSize);
        (await world.WithdrawalsAsync()).Count.ShouldBe(LineCount);
    }

    [Fact]
    public async Task After_a_failure_nothing_more_is_sent_and_all_that_was_has_ended()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        await world.RunAsync(Batch(WithdrawalBatchMode.BestEffort, CentLines(recipient)));
        await world.StepAsync((await world.ItemAsync())!, stretch: LineCount);
        var sent = 0;
        var gate = new InterferingGate(
            world.Gate,
            _ =>
                ++sent == PortionSize + 10
                    ? throw new InvalidOperationException("The connection breaks here.")
                    : Task.CompletedTask
        );

        var item = (await world.ItemAsync())!;
        await Should.ThrowAsync<InvalidOperationException>(() =>
            world.StepAsync(item, gate, stretch: LineCount)
        );

        sent.ShouldBe(2 * PortionSize);
        (await world.WithdrawalsAsync()).Count.ShouldBe((2 * PortionSize) - 1);
        var batch = await world.FinishAsync();
        (batch.Status, batch.CreatedCount).ShouldBe((WithdrawalBatchStatus.Completed, LineCount));
        (await world.WithdrawalsAsync()).Count.ShouldBe(LineCount);
        await world.IsInOrderAsync(Funds);
    }

    private static IEnumerable<WithdrawalBatchLineInput> CentLines(RecipientId recipient) =>
        Lines(recipient, LineCount, "0.01");

    /// <summary>Lets nobody in until so many withdrawals wait before it.</summary>
    private sealed class ClosedGate(IWriteGate inner, int opensAt) : IWriteGate
    {
        private readonly TaskCompletionSource _open = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        private int _waiting;

        public int MostAtOnce { get; private set; }

        public async Task<CommandResult<TResult>> RunAsync<TResult>(
            Command<TResult> command,
            Domain.Tenancy.Caller caller,
            CommandOptions options,
            CancellationToken cancellationToken
        )
            where TResult : class
        {
            if (command is not CreateWithdrawal)
            {
                return await inner.RunAsync(command, caller, options, cancellationToken);
            }

            // The worker alone sends, one after the other.
            var waiting = Interlocked.Increment(ref _waiting);
            MostAtOnce = Math.Max(MostAtOnce, waiting);
            if (waiting == opensAt)
            {
                _open.TrySetResult();
            }

            await _open.Task.WaitAsync(cancellationToken);
            try
            {
                return await inner.RunAsync(command, caller, options, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }
}
