using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Conversions;

public readonly record struct ConversionSimulationId(Guid Value) : IEntityId<ConversionSimulationId>
{
    public static string Prefix => "cvs";

    public static ConversionSimulationId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>That the simulated market was told how a conversion ends.</summary>
public sealed class ConversionSimulation : ITenantOwned, ISubject
{
    private ConversionSimulation() { } // EF Core

    public TenantId TenantId { get; private init; }

    public ConversionSimulationId Id { get; private init; }

    public ConversionId ConversionId { get; private init; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    internal static ConversionSimulation Start(
        TenantId tenantId,
        ConversionId conversionId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<ConversionSimulationId>(),
            ConversionId = conversionId,
            Version = 1,
            CreatedAt = now,
        };

    internal void Done(Work work, bool heard)
    {
        Version++;
        work.Events.Append(
            this,
            heard ? "conversion_simulation.heard" : "conversion_simulation.too_late"
        );
    }
}

/// <summary>Tells the simulated market how a conversion ends (sandbox only).</summary>
public sealed record SimulateConversion(ConversionId ConversionId, FxOrderOutcome Outcome)
    : Command<ConversionSimulation>
{
    public override async ValueTask<ConversionSimulation> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var conversion = await work.GetAsync<Conversion>(ConversionId, "input", "conversionId");
        if (Outcome is FxOrderOutcome.Working)
        {
            throw new InvalidInputException("WORKING is no end.", "input", "outcome");
        }

        if (conversion.IsFinal)
        {
            throw new IllegalTransitionException(
                conversion.Subject,
                StatusName.Of(conversion.Status),
                StatusName.Of(EndOf(Outcome))
            );
        }

        var simulation = ConversionSimulation.Start(work.TenantId, ConversionId, work.Now);
        work.Add(simulation);
        work.Outbox.Enqueue(
            MarketSimulations.OutboxKind,
            simulation.Subject,
            new MarketSimulation(conversion.Subject.ToString(), Outcome)
        );
        return simulation;
    }

    private static ConversionStatus EndOf(FxOrderOutcome outcome) =>
        outcome switch
        {
            FxOrderOutcome.Executed => ConversionStatus.Converted,
            FxOrderOutcome.Rejected => ConversionStatus.Failed,
            _ => ConversionStatus.Cancelled,
        };
}

/// <summary>What the outbox keeps for the simulated market.</summary>
public sealed record MarketSimulation(string OrderId, FxOrderOutcome Outcome);

/// <summary>The simulated market has heard how an order ends, or said that it is too late.</summary>
public sealed record RecordMarketSimulation(
    ConversionSimulationId SimulationId,
    OutboxItemId Item,
    bool Heard
) : Command<ConversionSimulation>
{
    public override async ValueTask<ConversionSimulation> HandleAsync(Work work)
    {
        var simulation = await work.GetAsync<ConversionSimulation>(SimulationId);
        if (await work.Outbox.CompleteAsync(Item))
        {
            simulation.Done(work, Heard);
        }

        return simulation;
    }
}

/// <summary>Carries what the simulated market is told.</summary>
public sealed class MarketSimulations(IFxDealerSimulator market, IWriteGate gate) : IOutboxHandler
{
    public const string OutboxKind = "fx.simulation";

    public string Kind => OutboxKind;

    public async Task HandleAsync(
        IReadOnlyList<OutboxItem> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            var told = JsonSerializer.Deserialize<MarketSimulation>(
                item.Payload,
                CommandJson.Options
            )!;
            var heard = await market.ForceAsync(told.OrderId, told.Outcome, cancellationToken);
            await gate.RunAsync(
                new RecordMarketSimulation(
                    ConversionSimulationId.From(item.SubjectId),
                    item.Id,
                    heard
                ),
                new Caller(item.TenantId, item.Environment, Actor.Bank),
                cancellationToken
            );
        }
    }
}
