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
) : BatchDataLoader<Owned<ConsentId>, IReadOnlyList<BankAccount>>(scheduler, options)
{
    protected override async Task<
        IReadOnlyDictionary<Owned<ConsentId>, IReadOnlyList<BankAccount>>
    > LoadBatchAsync(IReadOnlyList<Owned<ConsentId>> keys, CancellationToken cancellationToken)
    {
        Dictionary<Owned<ConsentId>, IReadOnlyList<BankAccount>> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var ids = tenant.Select(key => key.Id).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var accounts = await db.Set<BankAccount>()
                .Where(account => ids.Contains(account.ConsentId))
                .OrderBy(account => account.Id)
                .ToListAsync(cancellationToken);
            foreach (var consent in accounts.GroupBy(account => account.ConsentId))
            {
                found[new(tenant.Key, consent.Key)] = [.. consent];
            }
        }

        return found;
    }
}

/// <summary>The balances of each account, by type.</summary>
public sealed class AccountBalancesByAccount(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<Owned<BankAccountId>, IReadOnlyList<AccountBalance>>(scheduler, options)
{
    protected override async Task<
        IReadOnlyDictionary<Owned<BankAccountId>, IReadOnlyList<AccountBalance>>
    > LoadBatchAsync(IReadOnlyList<Owned<BankAccountId>> keys, CancellationToken cancellationToken)
    {
        Dictionary<Owned<BankAccountId>, IReadOnlyList<AccountBalance>> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var ids = tenant.Select(key => key.Id).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var balances = await db.Set<AccountBalance>()
                .Where(balance => ids.Contains(balance.BankAccountId))
                .OrderBy(balance => balance.Type)
                .ToListAsync(cancellationToken);
            foreach (var account in balances.GroupBy(balance => balance.BankAccountId))
            {
                found[new(tenant.Key, account.Key)] = [.. account];
            }
        }

        return found;
    }
}
