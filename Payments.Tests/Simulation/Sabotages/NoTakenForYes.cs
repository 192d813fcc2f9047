using Payments.Domain.Commands;
using Payments.Domain.Rfis;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>Answers that were not good enough let the transactions go on.</summary>
internal sealed class NoTakenForYes : Sabotage
{
    public override Command<TResult> Replace<TResult>(Command<TResult> command) =>
        command is SimulateRfiReview { Decision: RfiReviewDecision.Reject } review
            ? (Command<TResult>)(object)(review with { Decision = RfiReviewDecision.Release })
            : command;
}
