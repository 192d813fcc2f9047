using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A rail is told that we have heard of a recall, and we keep nothing of it.</summary>
internal sealed class RecallForgotten : Sabotage
{
    public override CommandOptions Change(object command, CommandOptions options) =>
        command is RecordCreditRecall ? options with { DryRun = true } : options;
}
