using Payments.Domain.Commands;
using Payments.Domain.Webhooks;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>A receiver that cannot be reached counts as told.</summary>
internal sealed class SilenceTakenForYes : Sabotage
{
    public override Command<TResult> Replace<TResult>(Command<TResult> command) =>
        command is RecordWebhookAttempt { Attempt.Failure: WebhookFailure.ConnectionFailed } record
            ? (Command<TResult>)
                (object)(record with { Attempt = record.Attempt with { Failure = null } })
            : command;
}
