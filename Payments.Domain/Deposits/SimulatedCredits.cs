using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Deposits;

/// <summary>Asks the simulated rail for the credits of the outbox, each once under its own key.</summary>
public sealed class SimulatedCredits(IRailSimulator rail, IWriteGate gate) : IOutboxHandler
{
    public string Kind => SimulateDeposit.OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize<SimulatedCreditOrder>(
            item.Payload,
            CommandJson.Options
        )!;
        var creditId = await rail.CreditAsync(
            order.Scheme,
            item.Subject.ToString(),
            order.Credit,
            cancellationToken
        );
        await gate.RunAsync(
            new RecordSimulatedCredit(DepositSimulationId.From(item.SubjectId), item.Id, creditId),
            new Caller(item.TenantId, item.Environment, Actor.Rail),
            cancellationToken
        );
    }
}
