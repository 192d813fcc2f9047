using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>What the outbox keeps for a rail that is asked to call an instruction off.</summary>
public sealed record RailRecall(RailScheme Scheme, string InstructionId);

/// <summary>
/// Asks rails to call instructions off. That it was in time is told by the rail's report on the
/// instruction itself, as everything is; only that it is too late is known at once.
/// </summary>
public sealed class RailRecalls(IRailGateway gateway, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "rail.recall";

    public string Kind => OutboxKind;

    /// <summary>
    /// As for the instructions themselves: a rail that is down for long hears of both, or the one would be
    /// paid that was called off in time.
    /// </summary>
    public OutboxPolicy Policy => OutboxPolicy.UntilHeard;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(items.Select(item => HandleAsync(item, cancellationToken)));

    private async Task HandleAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var recall = JsonSerializer.Deserialize<RailRecall>(item.Payload, CommandJson.Options)!;
        var answer = await gateway.RecallAsync(
            recall.Scheme,
            recall.InstructionId,
            cancellationToken
        );
        await gate.RunAsync(
            new RecordRailRecall(PaymentId.From(item.SubjectId), answer, item.Id),
            new Caller(item.TenantId, item.Environment, Actor.Rail),
            cancellationToken
        );
    }
}

/// <summary>What a rail says to being asked to call a payment off.</summary>
public sealed record RecordRailRecall(
    PaymentId PaymentId,
    RailRecallAnswer Answer,
    OutboxItemId Item
) : Command<Payment>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId, Item];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var payment = await work.GetAsync<Payment>(PaymentId);
        if (Answer is RailRecallAnswer.Unknown && payment.IsBeingCalledOff)
        {
            // The instruction is still on its way there: the outbox asks again. A refused one has ended it.
            return payment;
        }

        if (await work.Outbox.CompleteAsync(Item) && Answer is RailRecallAnswer.TooLate)
        {
            payment.RecallRefused(work);
        }

        return payment;
    }
}
