using Payments.Domain.Commands;
using Payments.Domain.WithdrawalBatches;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A batch is taken back, and its withdrawals are not.</summary>
internal sealed class PartOfABatchStands : Sabotage
{
    public override CommandOptions Change(object command, CommandOptions options) =>
        command is CancelBatchedWithdrawal ? options with { DryRun = true } : options;
}
