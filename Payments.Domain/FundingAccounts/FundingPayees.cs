using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Rails;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.FundingAccounts;

/// <summary>Whom a reference names.</summary>
/// <param name="Owner">The tenant, acted on by the rail.</param>
/// <param name="SubClient">The account of its sub-client; null when it is the tenant's own reference.</param>
/// <param name="Reference">As it is kept: 24 characters, without spaces.</param>
public sealed record FundingPayee(Caller Owner, VirtualAccountId? SubClient, string Reference);

/// <summary>What the remittance text of a payment into a funding account comes to.</summary>
/// <param name="Payee">Whose the money is; null when that cannot be told.</param>
/// <param name="Hindrance">Why it cannot.</param>
public sealed record FundingFinding(FundingPayee? Payee, SuspenseReason? Hindrance);

/// <summary>That a credit was paid into a funding account, and what its text named.</summary>
/// <param name="Currency">What the account takes.</param>
/// <param name="Reference">The reference of the owner of the book; null when nobody's was found.</param>
/// <param name="Hindrance">Why nobody's was found.</param>
public sealed record FundingClaim(Currency Currency, string? Reference, SuspenseReason? Hindrance);

/// <summary>All references of the platform's tenants and their sub-clients.</summary>
public sealed class FundingPayees(IDatabase database)
{
    /// <summary>
    /// Exactly one known reference names the owner. References of others that mean something to the
    /// payer alone may stand beside it; two of ours may not.
    /// </summary>
    public async Task<FundingFinding> FindAsync(string? text, CancellationToken cancellationToken)
    {
        var found = FundingReference.Read(text);
        if (found.Right.Count == 0)
        {
            return new(
                null,
                found.IsDamaged ? SuspenseReason.ReferenceWrong : SuspenseReason.ReferenceMissing
            );
        }

        var known = await FindAsync(found.Right, cancellationToken);
        return known switch
        {
            [var payee] => new(payee, null),
            [] => new(null, SuspenseReason.ReferenceUnknown),
            _ => new(null, SuspenseReason.ReferenceAmbiguous),
        };
    }

    /// <summary>
    /// In whose book a credit lies already; null when it is new. A rail that tells it again with another
    /// text, or with none, does not make it somebody else's.
    /// </summary>
    public async Task<TenantId?> BookOfAsync(
        RailScheme rail,
        string creditId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var deposit = await db.AcrossTenants<Deposit>()
            .Where(deposit => deposit.RailCreditId == creditId && deposit.Rail == rail)
            .Where(deposit => deposit.FundingReference != null)
            .Select(deposit => (TenantId?)deposit.TenantId)
            .FirstOrDefaultAsync(cancellationToken);
        return deposit
            ?? await db.AcrossTenants<SuspendedCredit>()
                .Where(credit => credit.RailCreditId == creditId && credit.Rail == rail)
                .Select(credit => (TenantId?)credit.TenantId)
                .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<List<FundingPayee>> FindAsync(
        IReadOnlyList<string> references,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var tenants = await db.AcrossTenants<Tenant>()
            .Where(tenant => references.Contains(tenant.FundingReference!))
            .Where(tenant => tenant.Environment == FundingAccountDirectory.Environment)
            .Select(tenant => new { tenant.TenantId, tenant.FundingReference })
            .ToListAsync(cancellationToken);
        var subClients = await (
            from account in db.AcrossTenants<VirtualAccount>()
            where references.Contains(account.FundingReference!)
            join tenant in db.AcrossTenants<Tenant>() on account.TenantId equals tenant.TenantId
            where tenant.Environment == FundingAccountDirectory.Environment
            select new
            {
                account.TenantId,
                account.Id,
                account.FundingReference,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. tenants.Select(row => new FundingPayee(
                OwnerOf(row.TenantId),
                null,
                row.FundingReference!
            )),
            .. subClients.Select(row => new FundingPayee(
                OwnerOf(row.TenantId),
                row.Id,
                row.FundingReference!
            )),
        ];
    }

    private static Caller OwnerOf(TenantId tenantId) =>
        new(tenantId, FundingAccountDirectory.Environment, Actor.Rail);
}
