using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.Deposits;

public readonly record struct DepositSimulationId(Guid Value) : IEntityId<DepositSimulationId>
{
    public static string Prefix => "dsm";

    public static DepositSimulationId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>
/// Somebody in the simulated outside was asked to pay into an account. The deposit comes like any
/// other, by the rail's notice.
/// </summary>
public sealed class DepositSimulation : ITenantOwned, ISubject
{
    private DepositSimulation() { } // EF Core

    public TenantId TenantId { get; private init; }

    public DepositSimulationId Id { get; private init; }

    /// <summary>Null when they pay to a number that is nobody's.</summary>
    public VirtualAccountId? VirtualAccountId { get; private init; }

    public Money Amount { get; private init; }

    public string? PayerName { get; private init; }

    public string? Reference { get; private init; }

    /// <summary>The rail's id of the credit, once the rail was asked; the deposit will carry it.</summary>
    public string? RailCreditId { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    /// <summary>Asks the simulated rail for the credit; its notice makes the rest.</summary>
    internal static DepositSimulation Start(
        Work work,
        RailScheme rail,
        SimulatedCredit credit,
        VirtualAccountId? account
    )
    {
        var simulation = new DepositSimulation
        {
            TenantId = work.TenantId,
            Id = EntityId.New<DepositSimulationId>(),
            VirtualAccountId = account,
            Amount = credit.Amount.RequirePositive("input", "amount", "amount"),
            PayerName = credit.PayerName,
            Reference = credit.Reference,
            Version = 1,
            CreatedAt = work.Now,
        };
        work.Add(simulation);
        work.Outbox.Enqueue(
            SimulateDeposit.OutboxKind,
            simulation.Subject,
            new SimulatedCreditOrder(rail, credit)
        );
        return simulation;
    }

    internal void Sent(string railCreditId)
    {
        RailCreditId = railCreditId;
        Version++;
    }
}
