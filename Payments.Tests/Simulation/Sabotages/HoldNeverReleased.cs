using Payments.Domain.Commands;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A withdrawal that waited is cancelled, and its money stays held.</summary>
internal sealed class HoldNeverReleased : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (
            command is CancelWithdrawal
            && !result.Replayed
            && result.Value is Withdrawal { ScheduledAt: not null } withdrawal
        )
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Ledger.HoldAsync(
                        new(AccountKind.Available, withdrawal.Amount.Currency),
                        withdrawal.Amount,
                        "sabotage.held",
                        withdrawal.Subject
                    )
                ),
                caller,
                CancellationToken.None
            );
        }
    }
}
