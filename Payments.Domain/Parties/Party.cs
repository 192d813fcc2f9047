using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Parties;

/// <summary>What a stored payer and a stored payee have in common.</summary>
public abstract class Party : ITenantOwned, ISubject
{
    public TenantId TenantId { get; protected init; }

    public PartyName Name { get; protected set; } = null!;

    public string NickName { get; protected set; } = null!;

    public string? Email { get; protected set; }

    public string? Mobile { get; protected set; }

    public Address? Address { get; protected set; }

    public DateOnly? DateOfBirth { get; protected set; }

    public string? LegalName { get; protected set; }

    public string? TradingAsName { get; protected set; }

    public string? BusinessNumber { get; protected set; }

    public string? Acn { get; protected set; }

    public IdentityDocument? IdDoc { get; protected set; }

    public string? ExternalId { get; protected set; }

    public DateTimeOffset CreatedAt { get; protected init; }

    /// <summary>Since when it can be read but no longer be used; null while it can.</summary>
    public DateTimeOffset? DeletedAt { get; protected set; }

    public int Version { get; protected set; }

    public abstract Subject Subject { get; }

    public string DisplayName => Name.DisplayName;

    /// <exception cref="PartyDeletedException">It was deleted.</exception>
    public void RequireUsable(params string[] path)
    {
        if (DeletedAt is not null)
        {
            throw new PartyDeletedException(Subject, path);
        }
    }

    /// <exception cref="VersionConflictException">It is not, or no longer, what the caller has read.</exception>
    internal void RequireVersion(int? version)
    {
        if (version is { } read && read != Version)
        {
            throw new VersionConflictException(Subject, Version);
        }
    }

    /// <returns>False when it was deleted before.</returns>
    internal bool Delete(DateTimeOffset now)
    {
        if (DeletedAt is not null)
        {
            return false;
        }

        DeletedAt = now;
        Version++;
        return true;
    }

    internal PartyFacts Facts() =>
        new(Name)
        {
            NickName = NickName,
            Email = Email,
            Mobile = Mobile,
            Address = Address,
            DateOfBirth = DateOfBirth,
            LegalName = LegalName,
            TradingAsName = TradingAsName,
            BusinessNumber = BusinessNumber,
            Acn = Acn,
            IdDoc = IdDoc,
            ExternalId = ExternalId,
        };

    /// <summary>Takes over facts that <see cref="PartyRules"/> has let through.</summary>
    protected void Take(PartyFacts facts)
    {
        Name = facts.Name;
        NickName = facts.NickName ?? Parties.NickName.Generate(facts.Name);
        Email = facts.Email;
        Mobile = facts.Mobile;
        Address = facts.Address;
        DateOfBirth = facts.DateOfBirth;
        LegalName = facts.LegalName;
        TradingAsName = facts.TradingAsName;
        BusinessNumber = facts.BusinessNumber;
        Acn = facts.Acn;
        IdDoc = facts.IdDoc;
        ExternalId = facts.ExternalId;
    }
}
