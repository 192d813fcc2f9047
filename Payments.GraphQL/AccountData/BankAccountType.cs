using Microsoft.EntityFrameworkCore;
using Payments.Domain.AccountData;
using Payments.Domain.Consents;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.AccountData;

/// <summary>An account at a connected bank, as it was last read.</summary>
[Node]
[ObjectType<BankAccount>]
public static class BankAccountType
{
    /// <summary>The bank account with this id.</summary>
    [NodeResolver]
    public static async Task<BankAccount?> GetAsync(
        BankAccountId id,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        await db.Set<BankAccount>()
            .SingleOrDefaultAsync(account => account.Id == id, cancellationToken);

    /// <summary>What is on it, as the bank told it last; empty without the scope BALANCES.</summary>
    public static async Task<IReadOnlyList<AccountBalance>> GetBalancesAsync(
        [Parent] BankAccount account,
        AccountBalancesByAccount balances,
        CancellationToken cancellationToken
    ) => await balances.LoadAsync(new(account.TenantId, account.Id), cancellationToken) ?? [];

    /// <summary>What was booked on it, newest first; empty without the scope TRANSACTIONS.</summary>
    [UsePaging]
    public static IQueryable<AccountTransaction> GetTransactions(
        [Parent] BankAccount account,
        PaymentsDb db
    ) =>
        db.Set<AccountTransaction>()
            .Where(transaction => transaction.BankAccountId == account.Id)
            .OrderByDescending(transaction => transaction.BookedAt)
            .ThenByDescending(transaction => transaction.Id);
}

/// <summary>One balance of a connected account.</summary>
[ObjectType<AccountBalance>]
public static class AccountBalanceType;

/// <summary>Something booked on a connected account.</summary>
[Node]
[ObjectType<AccountTransaction>]
public static class AccountTransactionType
{
    /// <summary>The transaction with this id.</summary>
    [NodeResolver]
    public static async Task<AccountTransaction?> GetAsync(
        AccountTransactionId id,
        PaymentsDb db,
        CancellationToken cancellationToken
    ) =>
        await db.Set<AccountTransaction>()
            .SingleOrDefaultAsync(transaction => transaction.Id == id, cancellationToken);
}
