using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Rails;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Storage.Outbox;
using Payments.Tests.Kit;

namespace Payments.Tests.Withdrawals;

/// <summary>What a sandbox has its rail say, whenever the instruction gets there.</summary>
public sealed class SimulatedOutcomesTests
{
    [Fact]
    public async Task An_instruction_that_arrives_between_two_questions_is_told_all_the_same()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var withdrawal = await world.GivenWithdrawalAsync(await world.GivenFundedPayerAsync());
        await world.DoAsync(work =>
        {
            work.Outbox.Enqueue(
                SimulateWithdrawalOutcome.OutboxKind,
                withdrawal.Subject,
                new SimulatedOutcome(
                    withdrawal.Rail,
                    InstructionIds.Of(withdrawal.Subject, withdrawal.Attempt),
                    RailOutcome.Settled,
                    SchemeCode: null
                )
            );
            return ValueTask.CompletedTask;
        });
        var rail = new SlowRail();
        var pump = new OutboxPump(
            new SimulatedOutcomes(rail, rail, world.Gate),
            new OutboxLeases(world.Storage.Database, world.Clock),
            world.Storage.OutboxSignals,
            world.Gate,
            NullLogger.Instance
        );

        while (await pump.PassAsync(PaymentsWorld.Cancel) > 0)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        rail.Told.ShouldBe([RailOutcome.Settled]);
    }

    /// <summary>It gets the instruction as soon as it has been asked for it.</summary>
    private sealed class SlowRail : IRailGateway, IRailSimulator
    {
        private bool _has;

        public List<RailOutcome> Told { get; } = [];

        public Task<RailPaymentState?> FindAsync(
            RailScheme scheme,
            string instructionId,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                Arrives()
                    ? new RailPaymentState(instructionId, 0, RailOutcome.InProcess, Reason: null)
                    : null
            );

        public Task<bool> ForceOutcomeAsync(
            RailScheme scheme,
            string instructionId,
            RailOutcome outcome,
            string? schemeCode,
            TimeSpan delay,
            CancellationToken cancellationToken
        )
        {
            var isKnown = Arrives();
            if (isKnown)
            {
                Told.Add(outcome);
            }

            return Task.FromResult(isKnown);
        }

        public Task<IReadOnlyList<RailReceipt>> SubmitAsync(
            RailScheme scheme,
            IReadOnlyList<RailInstruction> instructions,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<RailRecallAnswer> RecallAsync(
            RailScheme scheme,
            string instructionId,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task RefuseRecallAsync(
            RailScheme scheme,
            string recallId,
            string reasonCode,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<string> CreditAsync(
            RailScheme scheme,
            string key,
            SimulatedCredit credit,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task RecallCreditAsync(
            RailScheme scheme,
            string creditId,
            string key,
            string reasonCode,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        private bool Arrives()
        {
            var had = _has;
            _has = true;
            return had;
        }
    }
}
