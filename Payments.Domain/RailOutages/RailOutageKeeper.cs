using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

/// <summary>
/// Knows from the database which rails are down, sends one order ahead where nobody has asked at a rail's
/// door for long, and hands over what was held once the rail is up. Every server has one: each looks for
/// itself, so that nothing stays behind whoever was told of the end or died over it.
/// </summary>
public sealed class RailOutageKeeper(
    IDatabase database,
    IWriteGate gate,
    RailOutageBoard board,
    TimeProvider time
)
{
    /// <summary>
    /// What asks may be what the rail cannot take, and not the rail be down: then another order finds out.
    /// </summary>
    public static readonly TimeSpan ProbeAgainAfter = TimeSpan.FromMinutes(10);

    private static readonly RailScheme[] Schemes = Enum.GetValues<RailScheme>();

    /// <summary>How many are looked for at once.</summary>
    private const int ChunkMax = 500;

    /// <summary>How many go in one command: callers of the tenant wait so long at most.</summary>
    private const int CommandMax = 50;

    /// <returns>How many orders were handed over.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(TenantScope.Platform);
        var open = await LookAsync(db, cancellationToken);
        foreach (var outage in open.Where(outage => !outage.IsSimulated))
        {
            await AskAsync(db, outage, cancellationToken);
        }

        return await HandOverAsync(db, cancellationToken);
    }

    private async Task<List<RailOutage>> LookAsync(
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var open = await db.AcrossTenants<RailOutage>()
            .Where(outage => outage.Until == null)
            .OrderBy(outage => outage.Id)
            .ToListAsync(cancellationToken);
        board.Show(open);
        return open;
    }

    private async Task AskAsync(
        PaymentsDb db,
        RailOutage outage,
        CancellationToken cancellationToken
    )
    {
        var isAsking = await db.AcrossTenants<OutboxItem>()
            .AnyAsync(
                item =>
                    item.TenantId == outage.ProbeTenantId
                    && item.Id == outage.ProbeId
                    && item.Status == OutboxStatus.Pending,
                cancellationToken
            );
        if (!isAsking)
        {
            // Only the rail's receipt takes it away: whoever got that did not know of the outage.
            await ChangeAsync(new EndRailOutage(outage.Id), cancellationToken);
        }
        else if (time.GetUtcNow() - outage.ProbedAt >= ProbeAgainAfter)
        {
            await ProbeAsync(db, outage, cancellationToken);
        }
    }

    private async Task ProbeAsync(
        PaymentsDb db,
        RailOutage outage,
        CancellationToken cancellationToken
    )
    {
        var oldest = await Held(db, outage.Scheme, 1).ToListAsync(cancellationToken);
        foreach (var order in oldest)
        {
            var released = await ReleaseAsync(order.Caller, [order.Ref], cancellationToken);
            foreach (var item in released)
            {
                await ChangeAsync(
                    new ProbeRail(outage.Id, new(order.Caller.TenantId, item)),
                    cancellationToken
                );
            }
        }
    }

    private async Task<int> HandOverAsync(PaymentsDb db, CancellationToken cancellationToken)
    {
        // Mostly nothing is held, and this is all that is asked.
        if (!await db.AcrossTenants<HeldRailOrder>().AnyAsync(cancellationToken))
        {
            return 0;
        }

        var count = 0;
        foreach (var scheme in Schemes.Where(scheme => board.Find(scheme) is null))
        {
            List<HeldOrder> held;
            do
            {
                held = await Held(db, scheme, ChunkMax).ToListAsync(cancellationToken);
                foreach (var orders in held.GroupBy(order => order.Caller))
                {
                    foreach (var some in orders.Select(order => order.Ref).Chunk(CommandMax))
                    {
                        count += (await ReleaseAsync(orders.Key, some, cancellationToken)).Count;
                    }
                }
            } while (held.Count == ChunkMax && await IsStillUpAsync(db, scheme, cancellationToken));
        }

        return count;
    }

    // Down again: what is left stays, whichever server has noticed it. Much takes longer than a pass should.
    private async Task<bool> IsStillUpAsync(
        PaymentsDb db,
        RailScheme scheme,
        CancellationToken cancellationToken
    )
    {
        await LookAsync(db, cancellationToken);
        return board.Find(scheme) is null;
    }

    private static IQueryable<HeldOrder> Held(PaymentsDb db, RailScheme scheme, int most)
    {
        var simulated = db.AcrossTenants<RailOutage>()
            .Where(outage => outage.IsSimulated && outage.Until == null && outage.Scheme == scheme);
        return db.AcrossTenants<HeldRailOrder>()
            .Where(order =>
                order.Scheme == scheme
                && !simulated.Any(outage => outage.TenantId == order.TenantId)
            )
            .OrderBy(order => order.Id)
            .Take(most)
            .Select(order => new HeldOrder(
                new Caller(order.TenantId, order.Environment, Actor.Platform),
                new HeldOrderRef(order.Id, new(order.SubjectKind, order.SubjectId))
            ));
    }

    private async Task<IReadOnlyList<OutboxItemId>> ReleaseAsync(
        Caller caller,
        IReadOnlyList<HeldOrderRef> orders,
        CancellationToken cancellationToken
    ) =>
        (await gate.RunAsync(new ReleaseHeldOrders(orders), caller, cancellationToken)).Value.Items;

    private async Task ChangeAsync(
        Command<RailOutage> command,
        CancellationToken cancellationToken
    ) => board.Show((await gate.RunAsync(command, RailOutage.Keeper, cancellationToken)).Value);

    private sealed record HeldOrder(Caller Caller, HeldOrderRef Ref);
}
