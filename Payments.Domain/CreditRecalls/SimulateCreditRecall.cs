using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.CreditRecalls;

/// <summary>Lets the simulated payer's bank recall a deposit (sandbox only).</summary>
/// <param name="ReasonCode">By ISO 20022.</param>
public sealed record SimulateCreditRecall(DepositId DepositId, string ReasonCode) : Command<Deposit>
{
    public override async ValueTask<Deposit> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var deposit = await work.GetAsync<Deposit>(DepositId, "input", "depositId");
        work.Outbox.Enqueue(
            SimulatedRecalls.OutboxKind,
            deposit.Subject,
            new SimulatedRecall(deposit.Rail, deposit.RailCreditId, ReasonCode)
        );
        return deposit;
    }
}

/// <summary>What the outbox keeps for the simulated rail.</summary>
public sealed record SimulatedRecall(RailScheme Scheme, string CreditId, string ReasonCode);

/// <summary>Asks the simulated rail for the recalls of the outbox; they come as notices.</summary>
public sealed class SimulatedRecalls(IRailSimulator rail, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "rail.simulated_recall";

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize<SimulatedRecall>(item.Payload, CommandJson.Options)!;
        await rail.RecallCreditAsync(
            order.Scheme,
            order.CreditId,
            item.Id.ToString(),
            order.ReasonCode,
            cancellationToken
        );
        await gate.RunAsync(
            new CompleteRecallMessage(item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }
}
