using Payments.Domain.AdverseMedia;
using Payments.Domain.Commands;
using Payments.Domain.Quotas;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A search that broke down is counted as one that has found something out.</summary>
internal sealed class FailureCounted : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (command is RecordAdverseMediaAnswer { Answer.State: AdverseMediaState.BrokenDown })
        {
            await gate.RunAsync(
                new Do(async work => await Quota.TakeAsync(work, MeteredService.AdverseMedia)),
                caller,
                CancellationToken.None
            );
        }
    }
}
