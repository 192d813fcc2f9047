using Payments.Domain.Ids;
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

    public VirtualAccountId VirtualAccountId { get; private init; }

    public Money Amount { get; private init; }

    public string? PayerName { get; private init; }

    public string? Reference { get; private init; }

    /// <summary>The rail's id of the credit, once the rail was asked; the deposit will carry it.</summary>
    public string? RailCreditId { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    internal static DepositSimulation Start(
        SimulateDeposit input,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<DepositSimulationId>(),
            VirtualAccountId = input.VirtualAccountId,
            Amount = input.Amount.RequirePositive("input", "amount", "amount"),
            PayerName = input.PayerName,
            Reference = input.Reference,
            Version = 1,
            CreatedAt = now,
        };

    internal void Sent(string railCreditId)
    {
        RailCreditId = railCreditId;
        Version++;
    }
}
