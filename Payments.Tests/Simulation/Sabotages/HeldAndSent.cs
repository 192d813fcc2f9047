using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>What is held back lies in the outbox as well: it can be taken back, and goes out.</summary>
internal sealed class HeldAndSent : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (
            command is CreateWithdrawal
            && result is { Replayed: false, Value: Withdrawal { HeldOrderId: { } orderId } }
        )
        {
            await gate.RunAsync(
                new Do(async work =>
                {
                    if (await work.FindAsync<HeldRailOrder>(orderId) is { } held)
                    {
                        work.Outbox.Enqueue(RailOrder.OutboxKind, held.Subject, held.Order);
                    }
                }),
                caller,
                CancellationToken.None
            );
        }
    }
}
