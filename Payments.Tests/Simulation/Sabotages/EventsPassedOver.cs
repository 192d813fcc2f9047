using Payments.Domain.Commands;
using Payments.Domain.Webhooks;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>An endpoint moves on in the log without having been told the last of what it moves past.</summary>
internal sealed class EventsPassedOver : Sabotage
{
    public override Command<TResult> Replace<TResult>(Command<TResult> command) =>
        command is TakeWebhookEvents take
            ? (Command<TResult>)(object)(take with { Events = [.. take.Events.SkipLast(1)] })
            : command;
}
