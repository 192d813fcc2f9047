using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Domain.Outbox;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Storage.Outbox;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.RailOutages;

/// <summary>One server's hand on the rails: its outbox pump, and its keeper of outages.</summary>
internal sealed class OutageWorld(
    PaymentsWorld world,
    DoubtfulRail rail,
    PaymentsStorage? node = null
)
{
    private readonly PaymentsStorage? _node = node;

    private PaymentsStorage Node => _node ?? world.Storage;

    public RailOutageBoard Board => Node.RailOutages;

    /// <summary>A payer, and a rail that has failed twice and is known to be down.</summary>
    public static async Task<(
        OutageWorld Outage,
        RecipientId Recipient,
        Withdrawal First
    )> WhereNppIsDownAsync(PaymentsWorld world, DoubtfulRail rail)
    {
        var recipient = await world.GivenFundedPayerAsync();
        var outage = new OutageWorld(world, rail);
        rail.Down.Add(RailScheme.Npp);
        var first = await world.GivenWithdrawalAsync(recipient, 1_000);
        await outage.PumpAsync();
        outage.Board.IsDown(RailScheme.Npp, world.TenantId).ShouldBeFalse("once is no outage");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await outage.PumpAsync();
        outage.Board.IsDown(RailScheme.Npp, world.TenantId).ShouldBeTrue();
        return (outage, recipient, first);
    }

    /// <summary>Hands over what is due.</summary>
    public Task<int> PumpAsync() =>
        new OutboxPump(
            new RailInstructions(rail, Node.Gate, Board),
            new OutboxLeases(Node.Database, world.Clock),
            Node.OutboxSignals,
            Node.Gate,
            NullLogger.Instance
        ).PassAsync(Cancel);

    public Task<int> KeepAsync() =>
        new RailOutageKeeper(Node.Database, Node.Gate, Board, world.Clock).PassAsync(Cancel);

    /// <summary>The rail answers again, and whoever asks there is due.</summary>
    public async Task EndAsync(RailScheme scheme = RailScheme.Npp)
    {
        rail.Down.Remove(scheme);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await PumpAsync();
    }

    public Task<Withdrawal> CancelAsync(Withdrawal withdrawal) => CancelAsync(Node, withdrawal);

    public async Task<Withdrawal> CancelAsync(PaymentsStorage at, Withdrawal withdrawal) =>
        (
            await at.Gate.RunAsync(
                new CancelWithdrawal(withdrawal.Id),
                world.Caller,
                Domain.Commands.CommandOptions.Default,
                Cancel
            )
        ).Value;

    public async Task<List<RailOutage>> OutagesAsync()
    {
        await using var db = world.OpenAll();
        return await db.AcrossTenants<RailOutage>()
            .OrderBy(outage => outage.Id)
            .ToListAsync(Cancel);
    }

    public async Task<int> HeldCountAsync()
    {
        await using var db = world.OpenAll();
        return await db.AcrossTenants<HeldRailOrder>().CountAsync(Cancel);
    }

    public async Task<List<OutboxItem>> ItemsAsync()
    {
        await using var db = world.OpenAll();
        return await db.AcrossTenants<OutboxItem>()
            .Where(item => item.Kind == RailOrder.OutboxKind)
            .ToListAsync(Cancel);
    }

    public async Task<Withdrawal> ReadAsync(WithdrawalId id)
    {
        await using var db = world.Open();
        return await db.Set<Withdrawal>().SingleAsync(row => row.Id == id, Cancel);
    }
}
