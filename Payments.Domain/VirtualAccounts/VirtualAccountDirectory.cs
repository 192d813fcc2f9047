using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Rails;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Whose account a number is: what an incoming credit is booked to.</summary>
/// <param name="Owner">The tenant, acted on by the rail.</param>
/// <param name="Id">The account.</param>
/// <param name="Status">Only an ACTIVE account takes deposits.</param>
/// <param name="Currency">The only currency it takes.</param>
public sealed record CreditTarget(
    Caller Owner,
    VirtualAccountId Id,
    VirtualAccountStatus Status,
    Currency Currency
);

/// <summary>All account numbers of the platform, over all tenants.</summary>
public sealed class VirtualAccountDirectory(IDatabase database)
{
    /// <summary>Null when nobody has the number.</summary>
    public Task<CreditTarget?> FindAsync(RailAccount number, CancellationToken cancellationToken)
    {
        var locator = VirtualAccountNumber.LocatorOf(number);
        return FindAsync(account => account.Locator == locator, cancellationToken);
    }

    /// <summary>For operators, who know the account's id and not whose it is.</summary>
    public Task<CreditTarget?> FindAsync(
        VirtualAccountId id,
        CancellationToken cancellationToken
    ) => FindAsync(account => account.Id == id, cancellationToken);

    private async Task<CreditTarget?> FindAsync(
        Expression<Func<VirtualAccount, bool>> which,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from account in db.AcrossTenants<VirtualAccount>().Where(which)
            join tenant in db.AcrossTenants<Tenant>() on account.TenantId equals tenant.TenantId
            select new
            {
                account.TenantId,
                tenant.Environment,
                account.Id,
                account.Status,
                account.Currency,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new(
                new(found.TenantId, found.Environment, Actor.Rail),
                found.Id,
                found.Status,
                found.Currency
            );
    }

    /// <summary>Draws a number that nobody has.</summary>
    /// <remarks>Should two draw the same at the same time, the unique index refuses one.</remarks>
    public async Task<VirtualAccountNumber> DrawAsync(
        Currency currency,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var number = VirtualAccountNumber.Draw(currency);
            if (await IsFreeAsync(number, cancellationToken))
            {
                return number;
            }
        }
    }

    /// <summary>
    /// Nobody has the number, and nobody was ever paid by it: money that came before it was anybody's
    /// must not become a deposit when its notice is told again.
    /// </summary>
    public async Task<bool> IsFreeAsync(
        VirtualAccountNumber number,
        CancellationToken cancellationToken
    )
    {
        if (FundingAccountDirectory.Has(number.Locator))
        {
            return false;
        }

        await using var db = database.Open(TenantScope.Platform);
        return !await db.AcrossTenants<VirtualAccount>()
                .AnyAsync(account => account.Locator == number.Locator, cancellationToken)
            && !await db.AcrossTenants<SuspendedCredit>()
                .AnyAsync(credit => credit.Locator == number.Locator, cancellationToken);
    }
}
