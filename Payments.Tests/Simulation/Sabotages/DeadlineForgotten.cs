using Payments.Domain.Commands;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A request that was given more time has no deadline any more.</summary>
internal sealed class DeadlineForgotten : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (command is ExtendRfi or SimulateRfiExtension && result.Value is Rfi rfi)
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Timers.CancelAsync(RfiDeadline.TimerKind, rfi.Subject)
                ),
                caller,
                CancellationToken.None
            );
        }
    }
}
