using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Storage;

namespace Payments.Tests.Crash;

/// <summary>What must be true of every tenant's book in a database at rest.</summary>
internal static class BooksProof
{
    public static async Task HoldsAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        await using var database = new PaymentsDatabase(StorageSettings.Parse(connectionString));
        foreach (var tenantId in await TenantsAsync(database, cancellationToken))
        {
            var fault = await new LedgerProof(database).VerifyAsync(tenantId, cancellationToken);
            fault.ShouldBeNull();
            await SumsToZeroAsync(database, tenantId, cancellationToken);
        }
    }

    private static async Task<List<TenantId>> TenantsAsync(
        PaymentsDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        return await db.AcrossTenants<Tenant>()
            .Select(tenant => tenant.TenantId)
            .ToListAsync(cancellationToken);
    }

    private static async Task SumsToZeroAsync(
        PaymentsDatabase database,
        TenantId tenantId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var sums = await db.Set<LedgerEntry>()
            .Join(
                db.Set<LedgerAccount>(),
                entry => entry.AccountId,
                account => account.Id,
                (entry, account) => new { account.Currency, entry.Amount }
            )
            .GroupBy(entry => entry.Currency)
            .Select(entries => entries.Sum(entry => entry.Amount))
            .ToListAsync(cancellationToken);
        sums.ShouldAllBe(sum => sum == 0);
    }
}
