using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Institutions;

/// <summary>
/// The financial institution between an ultimate payer and the tenant, which told the tenant to pay.
/// It is reported to regulators, so the same one is never stored twice.
/// </summary>
public sealed class Institution : ITenantOwned, ISubject
{
    private Institution() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public InstitutionId Id { get; private init; }

    public InstitutionStatus Status { get; private set; }

    /// <summary>Why it was rejected; null otherwise.</summary>
    public string? StatusMessage { get; private set; }

    public string LegalName { get; private set; } = null!;

    /// <summary>The legal name as names are compared.</summary>
    public string NameKey { get; private set; } = null!;

    public string? TradingAsName { get; private set; }

    public string? BusinessNumber { get; private set; }

    public Address Address { get; private set; } = null!;

    /// <summary>Of the address: a part of two of the keys.</summary>
    public string Country { get; private set; } = null!;

    public string? ExternalId { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(Id);

    internal static Institution Register(
        InstitutionFacts facts,
        TenantId tenantId,
        DateTimeOffset now
    )
    {
        var institution = new Institution
        {
            TenantId = tenantId,
            Id = EntityId.New<InstitutionId>(),
            Status = InstitutionStatus.Pending,
            CreatedAt = now,
            Version = 1,
        };
        institution.Take(facts);
        return institution;
    }

    public InstitutionFacts Facts() =>
        new(LegalName, TradingAsName, BusinessNumber, Address, ExternalId);

    /// <exception cref="PartyDeletedException">It was deleted.</exception>
    public void RequireUsable(params string[] path)
    {
        if (DeletedAt is not null)
        {
            throw new PartyDeletedException(Subject, path);
        }
    }

    /// <exception cref="InstitutionRejectedException">It may not instruct.</exception>
    public void RequireNotRejected(params string[] path)
    {
        if (Status is InstitutionStatus.Rejected)
        {
            throw new InstitutionRejectedException(Subject, path);
        }
    }

    internal void RequireVersion(int? version)
    {
        if (version is { } read && read != Version)
        {
            throw new VersionConflictException(Subject, Version);
        }
    }

    internal void Update(InstitutionFacts facts)
    {
        Take(facts);
        Version++;
    }

    /// <summary>New data, and with them a new review.</summary>
    internal Move<InstitutionStatus> Review(InstitutionFacts facts, Actor by)
    {
        var move = MoveTo(InstitutionStatus.Pending, by, message: null);
        Take(facts);
        return move;
    }

    /// <summary>The platform's reviewer says whether it may instruct.</summary>
    internal void Decide(Work work, bool approve, string? message)
    {
        RequireUsable("input", "institutionId");
        var next = approve ? InstitutionStatus.Approved : InstitutionStatus.Rejected;
        work.Events.Moved(this, MoveTo(next, Actor.Platform, approve ? null : message));
    }

    private Move<InstitutionStatus> MoveTo(InstitutionStatus next, Actor by, string? message)
    {
        var move = InstitutionLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        StatusMessage = message;
        Version++;
        return move;
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

    private void Take(InstitutionFacts facts)
    {
        LegalName = facts.LegalName;
        NameKey = facts.NameKey;
        TradingAsName = facts.TradingAsName;
        BusinessNumber = facts.BusinessNumber;
        Address = facts.Address;
        Country = facts.Address.Country;
        ExternalId = facts.ExternalId;
    }
}
