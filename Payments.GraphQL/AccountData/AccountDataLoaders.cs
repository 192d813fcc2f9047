using Microsoft.EntityFrameworkCore;
using Payments.Domain.AccountData;
using Payments.Domain.Consents;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.AccountData;

/// <summary>The accounts read under each consent, in the order they were first seen.</summary>
public sealed class BankAccountsByConsent(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<ConsentId>, IReadOnlyList<BankAccount>>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<ConsentId>> keys,
        Dictionary<Owned<ConsentId>, IReadOnlyList<BankAccount>> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var accounts = await db.Set<BankAccount>()
            .Where(account => ids.Contains(account.ConsentId))
            .OrderBy(account => account.Id)
            .ToListAsync(cancellationToken);
        foreach (var consent in accounts.GroupBy(account => account.ConsentId))
        {
            found[new(tenantId, consent.Key)] = [.. consent];
        }
    }
}

/// <summary>The balances of each account, by type.</summary>
public sealed class AccountBalancesByAccount(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<BankAccountId>, IReadOnlyList<AccountBalance>>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<BankAccountId>> keys,
        Dictionary<Owned<BankAccountId>, IReadOnlyList<AccountBalance>> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var balances = await db.Set<AccountBalance>()
            .Where(balance => ids.Contains(balance.BankAccountId))
            .OrderBy(balance => balance.Type)
            .ToListAsync(cancellationToken);
        foreach (var account in balances.GroupBy(balance => balance.BankAccountId))
        {
            found[new(tenantId, account.Key)] = [.. account];
        }
    }
}
