using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

public readonly record struct HeldRailOrderId(Guid Value) : IEntityId<HeldRailOrderId>
{
    public static string Prefix => "hro";

    public static HeldRailOrderId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>
/// An order for a rail that was known to be down when it was made. It is not in the outbox, where alone
/// workers look for what goes out: as long as it is here, it is proved that no rail has it.
/// </summary>
public sealed class HeldRailOrder : ITenantOwned
{
    private HeldRailOrder() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public HeldRailOrderId Id { get; private init; }

    public TenantEnvironment Environment { get; private init; }

    public RailScheme Scheme { get; private init; }

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>The order, as JSON.</summary>
    public string OrderJson { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => new(SubjectKind, SubjectId);

    public RailOrder Order =>
        JsonSerializer.Deserialize<RailOrder>(OrderJson, CommandJson.Options)!;

    internal static HeldRailOrder Hold(Work work, Subject subject, RailOrder order)
    {
        var held = new HeldRailOrder
        {
            TenantId = work.TenantId,
            Id = EntityId.New<HeldRailOrderId>(),
            Environment = work.Caller.Environment,
            Scheme = order.Scheme,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            OrderJson = JsonSerializer.Serialize(order, CommandJson.Options),
            CreatedAt = work.Now,
        };
        work.Add(held);
        return held;
    }

    /// <summary>A rail that is down says nothing about what it has not.</summary>
    /// <exception cref="IllegalTransitionException">An order of the subject waits here.</exception>
    internal static async ValueTask RequireNoneAsync<TStatus>(
        Work work,
        Subject subject,
        TStatus from,
        TStatus to
    )
        where TStatus : struct, Enum
    {
        var id = subject.Id;
        if ((await work.ListAsync<HeldRailOrder>(held => held.SubjectId == id)).Count > 0)
        {
            throw new IllegalTransitionException(subject, StatusName.Of(from), StatusName.Of(to));
        }
    }
}

internal sealed class HeldRailOrderMapping : IEntityTypeConfiguration<HeldRailOrder>
{
    public void Configure(EntityTypeBuilder<HeldRailOrder> builder)
    {
        builder.Ignore(held => held.Order);
        builder.Ignore(held => held.Subject);
    }
}
