using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>What was held back and cancelled is handed over all the same.</summary>
internal sealed class CancelledAndSent : Sabotage
{
    private readonly Dictionary<WithdrawalId, RailOrder> _held = [];

    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (result is not { Replayed: false, Value: Withdrawal withdrawal })
        {
            return;
        }

        await gate.RunAsync(
            new Do(async work =>
            {
                if (withdrawal.HeldOrderId is { } id)
                {
                    if (await work.FindAsync<HeldRailOrder>(id) is { } held)
                    {
                        _held[withdrawal.Id] = held.Order;
                    }
                }
                else if (command is CancelWithdrawal && _held.Remove(withdrawal.Id, out var order))
                {
                    work.Outbox.Enqueue(RailOrder.OutboxKind, withdrawal.Subject, order);
                }
            }),
            caller,
            CancellationToken.None
        );
    }
}
