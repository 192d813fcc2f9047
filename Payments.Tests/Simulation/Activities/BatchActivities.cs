using System.Globalization;
using System.Text;
using Payments.Domain.Ids;
using Payments.Domain.Recipients;
using Payments.Domain.WithdrawalBatches;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Pays many, together or each by itself; lines may name nobody, or ask for more than there is.</summary>
internal sealed class PayMany : Activity
{
    private const int LinesMax = 7;

    public override int Weight => 5;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var batch = simulation.Orders.Count;
        var lines = new StringBuilder();
        var count = 1 + dice.Throw(LinesMax);
        for (var number = 1; number <= count; number++)
        {
            if (await simulation.PickAsync<Recipient>(tenant) is not { } recipient)
            {
                return null;
            }

            // As it is written for people: in units, with a point.
            var amount = dice.Between(1, 20_000) / 100m;
            var to = dice.OneIn(30) ? EntityId.New<RecipientId>() : recipient.Id;
            lines.AppendLine(
                CultureInfo.InvariantCulture,
                $$$"""{"key":"line-{{{batch}}}-{{{number}}}","amount":{"amount":"{{{amount:0.00}}}","currency":"{{{recipient.Account.Currency}}}"},"recipientId":"{{{to}}}"}"""
            );
        }

        return await simulation.CreateAsync(
            tenant,
            new CreateWithdrawalBatch(
                dice.OneIn(3) ? WithdrawalBatchMode.BestEffort : WithdrawalBatchMode.Atomic,
                WithdrawalBatchFormat.Jsonl,
                IsDryRun: dice.OneIn(8),
                ExternalId: null
            )
            {
                Lines = Encoding.UTF8.GetBytes(lines.ToString()),
                LinesSha256 = string.Create(CultureInfo.InvariantCulture, $"of {batch}"),
                // Valid when it was tried, and refused when it is made: what was made has to go back.
                RefusedLine = dice.OneIn(4) ? 1 + dice.Throw(count) : null,
            }
        );
    }
}

/// <summary>Stops a batch, which may be over.</summary>
internal sealed class StopBatch : Activity
{
    public override int Weight => 2;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<WithdrawalBatch>(tenant) is { } batch
            ? await simulation.ChangeAsync(tenant, new CancelWithdrawalBatch(batch.Id))
            : null;
}
