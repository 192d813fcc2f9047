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
        var oldest = (await OldestAsync(db, outage.Scheme, cancellationToken)).MinBy(order =>
            order.Ref.Id.Value
        );
        if (oldest is null)
        {
            return;
        }

        foreach (var item in await ReleaseAsync(oldest.Caller, [oldest.Ref], cancellationToken))
        {
            await ChangeAsync(
                new ProbeRail(outage.Id, new(oldest.Caller.TenantId, item)),
                cancellationToken
            );
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
            count += await HandOverAsync(db, scheme, cancellationToken);
        }

        return count;
    }

    /// <summary>All that is held for a rail, of each tenant a part in turn.</summary>
    private async Task<int> HandOverAsync(
        PaymentsDb db,
        RailScheme scheme,
        CancellationToken cancellationToken
    )
    {
        var (count, isMore) = (0, true);
        while (isMore)
        {
            isMore = false;
            foreach (var oldest in await OldestAsync(db, scheme, cancellationToken))
            {
                var released = await HandOverAsync(db, scheme, oldest.Caller, cancellationToken);
                count += released;
                if (released == 0)
                {
                    continue;
                }

                // Down again: what is left stays, whichever server has noticed it.
                await LookAsync(db, cancellationToken);
                if (board.Find(scheme) is not null)
                {
                    return count;
                }

                isMore = true;
            }
        }

        return count;
    }

    private async Task<int> HandOverAsync(
        PaymentsDb db,
        RailScheme scheme,
        Caller tenant,
        CancellationToken cancellationToken
    )
    {
        var id = tenant.TenantId;
        var held = await Held(db, scheme)
            .Where(order => order.TenantId == id)
            .OrderBy(order => order.Id)
            .Take(ChunkMax)
            .Select(order => new HeldOrderRef(order.Id, new(order.SubjectKind, order.SubjectId)))
            .ToListAsync(cancellationToken);
        var count = 0;
        foreach (var some in held.Chunk(CommandMax))
        {
            count += (await ReleaseAsync(tenant, some, cancellationToken)).Count;
        }

        return count;
    }

    /// <summary>
    /// The oldest order of each tenant for whom the rail is up. A tenant that plays an outage may have any
    /// number of others, and they are looked at once a second: so it steps from tenant to tenant.
    /// </summary>
    private async Task<List<HeldOrder>> OldestAsync(
        PaymentsDb db,
        RailScheme scheme,
        CancellationToken cancellationToken
    )
    {
        List<HeldOrder> oldest = [];
        TenantId last = default;
        while (
            await Held(db, scheme)
                .Where(order => order.TenantId > last)
                .OrderBy(order => order.TenantId)
                .ThenBy(order => order.Id)
                .Select(order => new HeldOrder(
                    new Caller(order.TenantId, order.Environment, Actor.Platform),
                    new HeldOrderRef(order.Id, new(order.SubjectKind, order.SubjectId))
                ))
                .FirstOrDefaultAsync(cancellationToken)
                is { } next
        )
        {
            last = next.Caller.TenantId;
            if (!board.IsPlayed(scheme, last))
            {
                oldest.Add(next);
            }
        }

        return oldest;
    }

    private static IQueryable<HeldRailOrder> Held(PaymentsDb db, RailScheme scheme) =>
        db.AcrossTenants<HeldRailOrder>().Where(order => order.Scheme == scheme);

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
