using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A deposit is credited twice.</summary>
internal sealed class DepositPostedTwice : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (result.Value is BookedCredit { Deposit: { Status: DepositStatus.Confirmed } deposit })
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Ledger.PostAsync(DepositPostings.Confirmed(deposit))
                ),
                caller,
                CancellationToken.None
            );
        }
    }
}
