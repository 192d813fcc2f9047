using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.CreditRecalls;

/// <summary>What the outbox keeps of a no to a rail. A yes needs none: the money itself comes back.</summary>
public sealed record RecallAnswer(RailScheme Scheme, string RecallId, string ReasonCode);

/// <summary>Tells rails that recalled money stays (camt.029). Told twice it is the same to them.</summary>
public sealed class RecallAnswers(IRailGateway gateway, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "rail.recall_answer";

    public string Kind => OutboxKind;

    /// <summary>The bank waits for its answer, however long the rail is down.</summary>
    public OutboxPolicy Policy => OutboxPolicy.UntilHeard;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var answer = JsonSerializer.Deserialize<RecallAnswer>(item.Payload, CommandJson.Options)!;
        await gateway.RefuseRecallAsync(
            answer.Scheme,
            answer.RecallId,
            answer.ReasonCode,
            cancellationToken
        );
        await gate.RunAsync(
            new CompleteRecallMessage(item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Platform),
            cancellationToken
        );
    }
}

/// <summary>The rail has been told.</summary>
public sealed record CompleteRecallMessage(OutboxItemId ItemId) : Command<object>
{
    public override async ValueTask<object> HandleAsync(Work work)
    {
        await work.Outbox.CompleteAsync(ItemId);
        return this;
    }
}
