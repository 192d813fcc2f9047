using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
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
    public async Task<CreditTarget?> FindAsync(
        string? bsb,
        string? accountNumber,
        string? iban,
        CancellationToken cancellationToken
    )
    {
        var locator = VirtualAccountNumber.LocatorOf(bsb, accountNumber, iban);
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from account in db.AcrossTenants<VirtualAccount>()
            join tenant in db.AcrossTenants<Tenant>() on account.TenantId equals tenant.TenantId
            where account.Locator == locator
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
        await using var db = database.Open(TenantScope.Platform);
        while (true)
        {
            var number = VirtualAccountNumber.Draw(currency);
            var isTaken = await db.AcrossTenants<VirtualAccount>()
                .AnyAsync(account => account.Locator == number.Locator, cancellationToken);
            if (!isTaken)
            {
                return number;
            }
        }
    }
}
