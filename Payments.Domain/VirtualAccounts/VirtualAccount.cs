using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.VirtualAccounts;

/// <summary>An account number under the tenant's name that collects deposits in one currency.</summary>
public sealed class VirtualAccount : ITenantOwned, ISubject
{
    private VirtualAccount() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public VirtualAccountId Id { get; private init; }

    public VirtualAccountStatus Status { get; private set; }

    /// <summary>As payers see it.</summary>
    public string AccountName { get; private init; } = null!;

    public Currency Currency { get; private init; } = null!;

    /// <summary>AUD only.</summary>
    public string? Bsb { get; private init; }

    /// <summary>Null when the IBAN says it all.</summary>
    public string? AccountNumber { get; private init; }

    /// <summary>EUR only.</summary>
    public string? Iban { get; private init; }

    /// <summary>What a payer's bank addresses, in one text: unique over all tenants.</summary>
    public string Locator { get; private init; } = null!;

    public string? ExternalId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    internal static VirtualAccount Open(
        CreateVirtualAccount details,
        TenantId tenantId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = EntityId.New<VirtualAccountId>(),
            Status = VirtualAccountStatus.Initiated,
            AccountName = details.AccountName,
            Currency = details.Currency,
            Bsb = details.Number.Bsb,
            AccountNumber = details.Number.AccountNumber,
            Iban = details.Number.Iban,
            Locator = details.Number.Locator,
            ExternalId = details.ExternalId,
            CreatedAt = now,
            Version = 1,
        };

    public Move<VirtualAccountStatus> MoveTo(VirtualAccountStatus next, Actor by)
    {
        var move = VirtualAccountLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        Version++;
        return move;
    }
}
