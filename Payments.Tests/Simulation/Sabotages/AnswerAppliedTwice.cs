using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>The rail's word that a withdrawal is settled moves the money once more.</summary>
internal sealed class AnswerAppliedTwice : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (
            command is not RecordRailAnswer { Outcome: RailOutcome.Settled }
            || result.Value is not Withdrawal withdrawal
        )
        {
            return;
        }

        try
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Ledger.PostAsync(WithdrawalPostings.Confirmed(withdrawal))
                ),
                caller,
                CancellationToken.None
            );
        }
        catch (DomainException)
        {
            // Nothing else was on its way out: this time the ledger did not let it happen.
        }
    }
}
