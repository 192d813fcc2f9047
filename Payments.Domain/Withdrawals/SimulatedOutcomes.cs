using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>What the simulated rail is to say about an instruction.</summary>
public sealed record SimulatedOutcome(
    RailScheme Scheme,
    string InstructionId,
    RailOutcome Outcome,
    string? SchemeCode
);

/// <summary>Tells the simulated rail what to say; what it says comes as a notice, as always.</summary>
public sealed class SimulatedOutcomes(IRailSimulator rail, IRailGateway gateway, IWriteGate gate)
    : IOutboxHandler
{
    public string Kind => SimulateWithdrawalOutcome.OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize<SimulatedOutcome>(
            item.Payload,
            CommandJson.Options
        )!;
        if (await gateway.FindAsync(order.Scheme, order.InstructionId, cancellationToken) is null)
        {
            // The instruction is still on its way there: the outbox tries again. It is asked first: told of
            // something that it does not know the rail says no, as it does when it is too late.
            return;
        }

        // Told, or the rail's own story was faster. Either way its notice says what happened.
        await rail.ForceOutcomeAsync(
            order.Scheme,
            order.InstructionId,
            order.Outcome,
            order.SchemeCode,
            TimeSpan.Zero,
            cancellationToken
        );
        await gate.RunAsync(
            new CompleteSimulatedOutcome(item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }
}

/// <summary>The simulated rail has been told.</summary>
public sealed record CompleteSimulatedOutcome(OutboxItemId ItemId) : Command<object>
{
    public override async ValueTask<object> HandleAsync(Work work)
    {
        await work.Outbox.CompleteAsync(ItemId);
        return this;
    }
}
