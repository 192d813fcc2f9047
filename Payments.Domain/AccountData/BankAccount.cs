using Payments.Domain.Consents;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.AccountData;

public readonly record struct BankAccountId(Guid Value) : IEntityId<BankAccountId>
{
    public static string Prefix => "bac";

    public static BankAccountId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>An account at a connected bank, as it was last read.</summary>
public sealed class BankAccount : ITenantOwned
{
    private BankAccount() { } // EF Core

    public TenantId TenantId { get; private init; }

    public BankAccountId Id { get; private init; }

    public ConsentId ConsentId { get; private init; }

    /// <summary>The bank's own key of it, constant while the consent lives.</summary>
    public string ResourceId { get; private init; } = "";

    public string? Iban { get; private init; }

    /// <summary>The national number where there is no IBAN.</summary>
    public string? Bban { get; private init; }

    public string? Name { get; private init; }

    public string? OwnerName { get; private init; }

    public Currency Currency { get; private init; } = null!;

    public DateTimeOffset ReadAt { get; private set; }

    internal static BankAccount From(
        Consent consent,
        ReportedAccount reported,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = consent.TenantId,
            Id = EntityId.New<BankAccountId>(),
            ConsentId = consent.Id,
            ResourceId = reported.ResourceId,
            Iban = reported.Iban,
            Bban = reported.Bban,
            Name = reported.Name,
            OwnerName = reported.OwnerName,
            Currency = reported.Currency,
            ReadAt = now,
        };

    internal void Reread(DateTimeOffset now) => ReadAt = now;
}
