using Payments.Domain.Commands;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A request forgets what it is about: its end changes nothing.</summary>
internal sealed class QuestionsWithoutLinks : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (command is SimulateRfi && result.Value is Rfi { Id: var id })
        {
            await gate.RunAsync(
                new Do(async work =>
                {
                    foreach (
                        var link in await work.ListAsync<RfiTransaction>(link => link.RfiId == id)
                    )
                    {
                        work.Remove(link);
                    }
                }),
                caller,
                CancellationToken.None
            );
        }
    }
}
