using Payments.Domain.Commands;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A withdrawal is acknowledged, and nothing is written.</summary>
internal sealed class AcknowledgedAndNotDone : Sabotage
{
    public override CommandOptions Change(object command, CommandOptions options) =>
        command is CreateWithdrawal ? options with { DryRun = true } : options;
}
