using System.Runtime.ExceptionServices;
using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rails;

/// <summary>
/// Carries instructions from the outbox to the rails, in batches by scheme. A crash between the rail
/// and the receipt sends the batch again under the same instruction ids. A rail that fails holds no other
/// up; one that fails again is down until it answers, and as long one instruction asks for all.
/// </summary>
public sealed class RailInstructions(IRailGateway gateway, IWriteGate gate, RailOutageBoard outages)
    : IOutboxHandler
{
    public string Kind => RailOrder.OutboxKind;

    /// <summary>What a rail may have is never given up: only the rail knows what has become of it.</summary>
    public OutboxPolicy Policy => OutboxPolicy.UntilHeard;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        RailUnavailableException? failure = null;
        var schemes = items
            .Select(item => new Errand(
                item,
                JsonSerializer.Deserialize<RailOrder>(item.Payload, CommandJson.Options)!
            ))
            .GroupBy(errand => errand.Order.Scheme)
            // A rail that is down makes one wait: the others come first.
            .OrderBy(scheme => outages.Find(scheme.Key) is not null);
        foreach (var scheme in schemes)
        {
            try
            {
                await CarryAsync(scheme.Key, [.. scheme], cancellationToken);
            }
            catch (RailUnavailableException exception)
            {
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            // What is recorded is done; the outbox tries again what is left.
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async Task CarryAsync(
        RailScheme scheme,
        IReadOnlyList<Errand> errands,
        CancellationToken cancellationToken
    )
    {
        var outage = outages.Find(scheme);
        if (outage is not null)
        {
            errands = [.. errands.Where(errand => errand.Item.Id == outage.ProbeId)];
            if (errands.Count == 0)
            {
                return;
            }
        }

        var receipts = await SubmitAsync(scheme, errands, cancellationToken);
        if (outage is not null)
        {
            outages.Show(await ChangeAsync(new EndRailOutage(outage.Id), cancellationToken));
        }

        var byInstruction = errands.ToDictionary(
            errand => errand.Order.Instruction.InstructionId,
            errand => errand.Item,
            StringComparer.Ordinal
        );
        await Task.WhenAll(
            receipts.Select(receipt =>
                RecordAsync(byInstruction[receipt.InstructionId], receipt, cancellationToken)
            )
        );
    }

    private async Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        RailScheme scheme,
        IReadOnlyList<Errand> errands,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await gateway.SubmitAsync(
                scheme,
                [.. errands.Select(errand => errand.Order.Instruction)],
                cancellationToken
            );
        }
        catch (RailUnavailableException failure)
        {
            if (errands.FirstOrDefault(errand => errand.Item.Attempts > 0) is { } again)
            {
                await BeginOutageAsync(scheme, again.Item, failure, cancellationToken);
            }

            throw;
        }
    }

    private async Task BeginOutageAsync(
        RailScheme scheme,
        OutboxItem item,
        RailUnavailableException failure,
        CancellationToken cancellationToken
    )
    {
        if (outages.Find(scheme) is null)
        {
            outages.Show(
                await ChangeAsync(
                    new BeginRailOutage(scheme, failure.Message, new(item.TenantId, item.Id)),
                    cancellationToken
                )
            );
        }
    }

    private async Task<RailOutage> ChangeAsync(
        Command<RailOutage> command,
        CancellationToken cancellationToken
    ) => (await gate.RunAsync(command, RailOutage.Keeper, cancellationToken)).Value;

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

    private sealed record Errand(OutboxItem Item, RailOrder Order);
}
