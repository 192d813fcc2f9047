using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
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

    /// <summary>Where the currency's home has IBANs.</summary>
    public string? Iban { get; private init; }

    /// <summary>What a payer's bank addresses, in one text: unique over all tenants.</summary>
    public string Locator { get; private init; } = null!;

    /// <summary>
    /// What names the sub-client in payments to funding accounts; null when the account is the tenant's own.
    /// </summary>
    public string? FundingReference { get; private init; }

    public string? ExternalId { get; private set; }

    /// <summary>The sub-client; null when the account is the tenant's own.</summary>
    public AccountHolder? Holder { get; private init; }

    /// <summary>Where the holder lives or is registered.</summary>
    public Address? Address { get; private set; }

    /// <summary>Where the holder gets letters, if elsewhere.</summary>
    public Address? PostalAddress { get; private set; }

    /// <summary>What the holder's contact was identified by.</summary>
    public IdentityDocument? IdDoc { get; private init; }

    /// <summary>Null when there is no address to look up.</summary>
    public AddressVerification? AddressVerification { get; private set; }

    /// <summary>The institution for which the sub-client's account is; null when the tenant acts for itself.</summary>
    public InstitutionId? InstructingInstitutionId { get; private set; }

    public string? ReasonCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    internal static VirtualAccount Open(
        CreateVirtualAccount details,
        Institution? institution,
        TenantId tenantId,
        DateTimeOffset now
    )
    {
        var id = EntityId.New<VirtualAccountId>();
        return new()
        {
            TenantId = tenantId,
            Id = id,
            Status = VirtualAccountStatus.Initiated,
            AccountName = details.AccountName,
            Currency = details.Currency,
            Bsb = details.Number.Bsb,
            AccountNumber = details.Number.AccountNumber,
            Iban = details.Number.Iban,
            Locator = details.Number.Locator,
            FundingReference = details.Holder is null
                ? null
                : FundingAccounts.FundingReference.Of(id),
            ExternalId = details.ExternalId,
            Holder = details.Holder is { } holder ? AccountHolder.From(holder) : null,
            Address = details.Holder?.Address,
            PostalAddress = details.Holder?.PostalAddress,
            IdDoc = details.Holder?.IdDoc,
            AddressVerification = details.Holder is null
                ? null
                : VirtualAccounts.AddressVerification.Pending,
            InstructingInstitutionId = institution?.Id,
            CreatedAt = now,
            Version = 1,
        };
    }

    /// <summary>Whether a question about an address is still about this account's.</summary>
    internal bool IsAt(KycAddress address) =>
        Address is not null && KycAddress.Of(Address) == address;

    /// <summary>The tenant switches its account on or off.</summary>
    internal void Switch(VirtualAccountStatus next, Work work) =>
        MoveTo(next, work.Caller.Actor, null, work);

    /// <summary>The platform decides, on its own rules or its reviewers' word.</summary>
    internal void Decide(VirtualAccountStatus next, string? reason, Work work) =>
        MoveTo(next, Actor.Platform, reason, work);

    internal void VerifyAddress(AddressVerification next, Work work)
    {
        var move = AddressVerificationLifecycle.Table.Demand(
            Subject,
            AddressVerification!.Value,
            next,
            Actor.Platform
        );
        AddressVerification = next;
        Version++;
        work.Events.Append(this, move.EventType);
    }

    /// <param name="institution">Null: the same as before.</param>
    internal void Update(UpdateVirtualAccount changes, Institution? institution, Work work)
    {
        InstructingInstitutionId = institution?.Id ?? InstructingInstitutionId;
        ExternalId = changes.ExternalId is { } externalId ? externalId.To : ExternalId;
        PostalAddress = changes.PostalAddress is { } postal ? postal.To : PostalAddress;
        Version++;
        work.Events.Append(this, "virtual_account.updated");
        if (changes.Address is { } address && address != Address)
        {
            Address = address;
            if (AddressVerification is not VirtualAccounts.AddressVerification.Pending)
            {
                AddressVerificationLifecycle.Table.Demand(
                    Subject,
                    AddressVerification!.Value,
                    VirtualAccounts.AddressVerification.Pending,
                    Actor.Tenant
                );
                AddressVerification = VirtualAccounts.AddressVerification.Pending;
            }

            KycChecks.Ask(work, this, KycStep.Address);
        }
    }

    private void MoveTo(VirtualAccountStatus next, Actor by, string? reason, Work work)
    {
        var move = VirtualAccountLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        ReasonCode = reason;
        Version++;
        work.Events.Moved(this, move, reason is null ? null : new { reason });
    }
}
