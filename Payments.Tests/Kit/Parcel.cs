using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Tests.Kit;

public readonly record struct ParcelId(Guid Value) : IEntityId<ParcelId>
{
    public static string Prefix => "par";

    public static ParcelId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

public enum ParcelStatus
{
    Packed,
    Sent,
    Lost,
}

internal static class ParcelLifecycle
{
    public static readonly Lifecycle<ParcelStatus> Table = new(
        "Parcel",
        [ParcelStatus.Packed],
        "parcel.packed",
        new(ParcelStatus.Packed, ParcelStatus.Sent, Actor.Tenant, "parcel.sent"),
        new(ParcelStatus.Sent, ParcelStatus.Lost, Actor.Rail | Actor.Timer, "parcel.lost")
    );
}

/// <summary>A slice in miniature, on which the core is proven.</summary>
public sealed class Parcel : ITenantOwned, ISubject
{
    private Parcel() { }

    public TenantId TenantId { get; private init; }

    public ParcelId Id { get; private init; }

    public Money Value { get; private set; }

    public ParcelStatus Status { get; private set; }

    public string? ExternalId { get; private init; }

    public int Version { get; private set; } = 1;

    public DateTimeOffset PackedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public static Parcel Pack(Work work, Money value, string? externalId) =>
        new()
        {
            TenantId = work.TenantId,
            Id = EntityId.New<ParcelId>(),
            Value = value.RequirePositive("value"),
            ExternalId = externalId,
            PackedAt = work.Now,
        };

    public Move<ParcelStatus> MoveTo(ParcelStatus next, Actor by)
    {
        var move = ParcelLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        Version++;
        return move;
    }

    public void Revalue(Money value)
    {
        Value = value;
        Version++;
    }
}

internal sealed class ParcelMapping : IEntityTypeConfiguration<Parcel>
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS parcels (
            tenant_id {id} NOT NULL,
            id {id} NOT NULL,
            value_minor_units {long} NOT NULL,
            value_currency {text} NOT NULL,
            status {text} NOT NULL,
            external_id {text},
            version {int} NOT NULL,
            packed_at {time} NOT NULL,
            PRIMARY KEY (tenant_id, id)
        );
        CREATE UNIQUE INDEX IF NOT EXISTS ux_parcels_external_id ON parcels (tenant_id, external_id);
        """;

    public void Configure(EntityTypeBuilder<Parcel> builder)
    {
        builder.HasMoney(parcel => parcel.Value);
        builder.Property(parcel => parcel.Version).IsConcurrencyToken();
        builder.HasIndex(parcel => new { parcel.TenantId, parcel.ExternalId }).IsUnique();
    }

    [ModuleInitializer]
    internal static void JoinTheModel() => ModelParts.Assemblies.Add(typeof(Parcel).Assembly);
}

/// <summary>Packs a parcel and pays for it from the available funds.</summary>
internal sealed record PackParcel(Money Value, string? ExternalId = null) : Command<Parcel>
{
    public override async ValueTask<Parcel> HandleAsync(Work work)
    {
        var parcel = Parcel.Pack(work, Value, ExternalId);
        work.Add(parcel);
        await work.Ledger.PostAsync(
            Posting
                .For("parcel.packed", parcel.Subject)
                .Debit(AccountKind.Available, Value)
                .Credit(AccountKind.PendingOut, Value)
        );
        work.Events.Created(parcel, ParcelLifecycle.Table, parcel.Status, new { parcel.Value });
        work.Outbox.Enqueue("parcel.post", parcel.Subject, new { parcel.Id });
        return parcel;
    }
}

/// <summary>Moves a parcel, and may be told to change its mind at the very end.</summary>
internal sealed record MoveParcel(ParcelId ParcelId, ParcelStatus To, bool ThenRefuse = false)
    : Command<Parcel>
{
    public override async ValueTask<Parcel> HandleAsync(Work work)
    {
        var parcel = await work.GetAsync<Parcel>(ParcelId, "parcelId");
        work.Events.Moved(parcel, parcel.MoveTo(To, work.Caller.Actor));
        parcel.Revalue(new(parcel.Value.MinorUnits + 1, parcel.Value.Currency));
        return ThenRefuse ? throw new ForbiddenException("It was told to.") : parcel;
    }
}

/// <summary>Money from nowhere: what a deposit will do.</summary>
internal sealed record Fund(Money Amount) : Command<object>
{
    public override async ValueTask<object> HandleAsync(Work work)
    {
        await work.Ledger.PostAsync(
            Posting
                .For("test.funded", Subject.Of(work.TenantId))
                .Debit(AccountKind.RailClearing, Amount)
                .Credit(AccountKind.Available, Amount)
        );
        return this;
    }
}

/// <summary>Any code inside the gate, for tests that need just that.</summary>
internal sealed record Do(Func<Work, ValueTask> Act) : Command<object>
{
    public override async ValueTask<object> HandleAsync(Work work)
    {
        await Act(work);
        return this;
    }
}
