using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rails;

/// <summary>
/// Carries instructions from the outbox to the rails, in batches by scheme. A crash between the rail
/// and the receipt sends the batch again under the same instruction ids.
/// </summary>
public sealed class RailInstructions(IRailGateway gateway, IWriteGate gate) : IOutboxHandler
{
    public string Kind => RailOrder.OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        var orders = items
            .Select(item =>
                (
                    Item: item,
                    Order: JsonSerializer.Deserialize<RailOrder>(item.Payload, CommandJson.Options)!
                )
            )
            .ToList();
        var byInstruction = orders.ToDictionary(
            order => order.Order.Instruction.InstructionId,
            order => order.Item,
            StringComparer.Ordinal
        );
        var schemes = orders.GroupBy(order => order.Order.Scheme, order => order.Order.Instruction);
        foreach (var scheme in schemes)
        {
            var receipts = await gateway.SubmitAsync(scheme.Key, [.. scheme], cancellationToken);
            await Task.WhenAll(
                receipts.Select(receipt =>
                    RecordAsync(byInstruction[receipt.InstructionId], receipt, cancellationToken)
                )
            );
        }
    }

    private Task<CommandResult<IRailSubject>> RecordAsync(
        OutboxItem item,
        RailReceipt receipt,
        CancellationToken cancellationToken
    ) =>
        gate.RunAsync(
            new RecordRailAnswer(
                item.Subject,
                receipt.Refusal is null ? RailOutcome.InProcess : RailOutcome.Rejected,
                receipt.Refusal,
                item.Id,
                InstructionIds.TryParse(receipt.InstructionId, out _, out var attempt) ? attempt : 1
            ),
            new Caller(item.TenantId, item.Environment, Actor.Rail),
            cancellationToken
        );
}
