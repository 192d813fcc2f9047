using Payments.Domain.Commands;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>An idempotency key is not looked at: what is asked twice happens twice.</summary>
internal sealed class KeysAreForgotten : Sabotage
{
    public override CommandOptions Change(object command, CommandOptions options) =>
        options with
        {
            Key = null,
        };
}
