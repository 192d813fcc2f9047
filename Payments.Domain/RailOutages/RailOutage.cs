using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

public readonly record struct RailOutageId(Guid Value) : IEntityId<RailOutageId>
{
    public static string Prefix => "rlo";

    public static RailOutageId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>
/// A rail cannot be reached. While that is known, new orders wait with us
/// (<see cref="HeldRailOrder"/>), and one that went out before asks at its door for all.
/// </summary>
public sealed class RailOutage : ITenantOwned, ISubject
{
    private const int CauseLengthMax = 500;

    private RailOutage() { } // EF Core, and the factories

    /// <summary>The platform's own; of a simulated one, the tenant for whom it is played.</summary>
    public TenantId TenantId { get; private init; }

    public RailOutageId Id { get; private init; }

    public RailScheme Scheme { get; private init; }

    /// <summary>A sandbox tenant plays it: nobody else sees it, and only the tenant ends it.</summary>
    public bool IsSimulated { get; private init; }

    /// <summary>What the attempt said that failed again; null when it is simulated.</summary>
    public string? Cause { get; private init; }

    /// <summary>On the clock of its tenant.</summary>
    public DateTimeOffset Since { get; private init; }

    /// <summary>When the rail was heard again; null while it is down.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Whose the order is that asks at the rail's door; null when it is simulated.</summary>
    public TenantId? ProbeTenantId { get; private set; }

    /// <summary>The outbox item that asks. It goes away only by the rail's receipt.</summary>
    public OutboxItemId? ProbeId { get; private set; }

    /// <summary>Since when it asks, in the world's time.</summary>
    public DateTimeOffset? ProbedAt { get; private set; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    /// <summary>The rails that are connected are simulated ones, whatever the environment.</summary>
    public static Caller Keeper { get; } =
        new(
            PlatformTenant.Of(TenantEnvironment.Sandbox),
            TenantEnvironment.Sandbox,
            Actor.Platform
        );

    internal static RailOutage Begin(Work work, RailScheme scheme, string cause, RailProbe probe)
    {
        var outage = new RailOutage
        {
            TenantId = work.TenantId,
            Id = EntityId.New<RailOutageId>(),
            Scheme = scheme,
            Cause = cause.Length <= CauseLengthMax ? cause : cause[..CauseLengthMax],
            Since = work.Now,
            Version = 1,
        };
        outage.AskBy(work, probe);
        work.Add(outage);
        return outage;
    }

    internal static RailOutage Simulate(Work work, RailScheme scheme)
    {
        var outage = new RailOutage
        {
            TenantId = work.TenantId,
            Id = EntityId.New<RailOutageId>(),
            Scheme = scheme,
            IsSimulated = true,
            Since = work.Now,
            Version = 1,
        };
        work.Add(outage);
        return outage;
    }

    internal static ValueTask<RailOutage?> FindAsync(
        Work work,
        RailScheme scheme,
        bool isSimulated
    ) =>
        work.SingleOrDefaultAsync<RailOutage>(outage =>
            outage.Scheme == scheme && outage.IsSimulated == isSimulated && outage.Until == null
        );

    internal void AskBy(Work work, RailProbe probe) =>
        (ProbeTenantId, ProbeId, ProbedAt) = (probe.TenantId, probe.ItemId, work.RealNow);

    internal void End(Work work)
    {
        Until = work.Now;
        Version++;
    }
}

/// <summary>The order that asks at a rail's door.</summary>
public readonly record struct RailProbe(TenantId TenantId, OutboxItemId ItemId);

internal sealed class RailOutageMapping : IEntityTypeConfiguration<RailOutage>
{
    public void Configure(EntityTypeBuilder<RailOutage> builder) =>
        builder.HasIndex(outage => new { outage.TenantId, outage.Since });
}
