using Payments.Domain.Commands;
using Payments.Domain.SuspendedCredits;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>Assigned money leaves the one book and never arrives in the other.</summary>
internal sealed class AssignmentLost : Sabotage
{
    public override CommandOptions Change(object command, CommandOptions options) =>
        command is BookAssignedCredit ? options with { DryRun = true } : options;
}
