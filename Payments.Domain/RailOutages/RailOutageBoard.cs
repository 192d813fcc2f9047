using System.Collections.Immutable;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

/// <summary>
/// The outages that this server knows of, in memory, so that no order asks the database. It may be late by
/// some seconds: an order that is held too late or too long is safe, the first as it always was, the second
/// because <see cref="RailOutageKeeper"/> finds it.
/// </summary>
public sealed class RailOutageBoard
{
    private ImmutableArray<RailOutage> _open = [];

    public bool IsDown(RailScheme scheme, TenantId tenantId)
    {
        foreach (var outage in _open)
        {
            if (outage.Scheme == scheme && (!outage.IsSimulated || outage.TenantId == tenantId))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tenant has its simulated rail be down, whatever that is for others.</summary>
    internal bool IsPlayed(RailScheme scheme, TenantId tenantId)
    {
        foreach (var outage in _open)
        {
            if (outage.IsSimulated && outage.Scheme == scheme && outage.TenantId == tenantId)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outage itself; null where the rail is up, as far as is known.</summary>
    internal RailOutage? Find(RailScheme scheme)
    {
        foreach (var outage in _open)
        {
            if (outage.Scheme == scheme && !outage.IsSimulated)
            {
                return outage;
            }
        }

        return null;
    }

    /// <summary>All that the database knows of.</summary>
    internal void Show(IEnumerable<RailOutage> open) =>
        ImmutableInterlocked.InterlockedExchange(ref _open, [.. open]);

    /// <summary>What one of this server's commands has changed.</summary>
    public void Show(RailOutage outage) =>
        ImmutableInterlocked.Update(
            ref _open,
            (open, now) =>
            {
                var others = open.RemoveAll(one => one.Id == now.Id);
                return now.Until is null ? others.Add(now) : others;
            },
            outage
        );
}
