using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Ledger;

/// <summary>A place in a tenant's book: a transaction, and with a line one entry of it.</summary>
public readonly record struct BookPlace(TenantId TenantId, long Position, int Line = 0);

/// <summary>The accounts of a book by their ids.</summary>
public sealed class LedgerAccountById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<Owned<LedgerAccountId>, LedgerAccount>(scheduler, options)
{
    public async Task<LedgerAccount> LoadAsync(
        LedgerEntry entry,
        CancellationToken cancellationToken
    ) =>
        (
            await LoadAsync(
                new Owned<LedgerAccountId>(entry.TenantId, entry.AccountId),
                cancellationToken
            )
        )!;

    protected override async Task<
        IReadOnlyDictionary<Owned<LedgerAccountId>, LedgerAccount>
    > LoadBatchAsync(
        IReadOnlyList<Owned<LedgerAccountId>> keys,
        CancellationToken cancellationToken
    )
    {
        Dictionary<Owned<LedgerAccountId>, LedgerAccount> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var ids = tenant.Select(key => key.Id).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var accounts = await db.Set<LedgerAccount>()
                .Where(account => ids.Contains(account.Id))
                .ToListAsync(cancellationToken);
            accounts.ForEach(account => found[new(tenant.Key, account.Id)] = account);
        }

        return found;
    }
}

/// <summary>The transactions of a book by their places.</summary>
public sealed class LedgerTransactionByPlace(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<BookPlace, LedgerTransaction>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<BookPlace, LedgerTransaction>> LoadBatchAsync(
        IReadOnlyList<BookPlace> keys,
        CancellationToken cancellationToken
    )
    {
        Dictionary<BookPlace, LedgerTransaction> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var positions = tenant.Select(key => key.Position).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var transactions = await db.Set<LedgerTransaction>()
                .Where(transaction => positions.Contains(transaction.Position))
                .ToListAsync(cancellationToken);
            transactions.ForEach(row => found[new(tenant.Key, row.Position)] = row);
        }

        return found;
    }
}

/// <summary>All entries of each transaction, in their order.</summary>
public sealed class LedgerEntriesByPlace(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<BookPlace, IReadOnlyList<LedgerEntry>>(scheduler, options)
{
    protected override async Task<
        IReadOnlyDictionary<BookPlace, IReadOnlyList<LedgerEntry>>
    > LoadBatchAsync(IReadOnlyList<BookPlace> keys, CancellationToken cancellationToken)
    {
        Dictionary<BookPlace, IReadOnlyList<LedgerEntry>> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var positions = tenant.Select(key => key.Position).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var entries = await db.Set<LedgerEntry>()
                .Where(entry => positions.Contains(entry.TransactionPosition))
                .OrderBy(entry => entry.TransactionPosition)
                .ThenBy(entry => entry.Line)
                .ToListAsync(cancellationToken);
            foreach (var group in entries.GroupBy(entry => entry.TransactionPosition))
            {
                found[new(tenant.Key, group.Key)] = [.. group];
            }
        }

        return found;
    }
}

/// <summary>What entries are about, line by line.</summary>
public sealed class StatementLinesByPlace(
    IDatabase database,
    StatementEntries entries,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<BookPlace, IReadOnlyList<StatementLine>>(scheduler, options)
{
    protected override async Task<
        IReadOnlyDictionary<BookPlace, IReadOnlyList<StatementLine>>
    > LoadBatchAsync(IReadOnlyList<BookPlace> keys, CancellationToken cancellationToken)
    {
        Dictionary<BookPlace, IReadOnlyList<StatementLine>> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var positions = tenant.Select(key => key.Position).Distinct().ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            // All of a transaction, so that its fee is shown once whichever entries are asked for.
            var rows = await db.Set<LedgerEntry>()
                .Where(entry => positions.Contains(entry.TransactionPosition))
                .OrderBy(entry => entry.TransactionPosition)
                .ThenBy(entry => entry.Line)
                .ToListAsync(cancellationToken);
            foreach (var described in await entries.DescribeAsync(db, rows, cancellationToken))
            {
                var entry = described.Entry;
                found[new(tenant.Key, entry.TransactionPosition, entry.Line)] = described.Lines;
            }
        }

        return found;
    }
}

/// <summary>The deposits that refunds are of.</summary>
public sealed class DepositByRefund(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<Owned<DepositRefundId>, Deposit>(scheduler, options)
{
    protected override async Task<
        IReadOnlyDictionary<Owned<DepositRefundId>, Deposit>
    > LoadBatchAsync(
        IReadOnlyList<Owned<DepositRefundId>> keys,
        CancellationToken cancellationToken
    )
    {
        Dictionary<Owned<DepositRefundId>, Deposit> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            var ids = tenant.Select(key => key.Id).ToList();
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            var rows = await (
                from refund in db.Set<DepositRefund>()
                where ids.Contains(refund.Id)
                join deposit in db.Set<Deposit>() on refund.DepositId equals deposit.Id
                select new { refund.Id, Deposit = deposit }
            ).ToListAsync(cancellationToken);
            rows.ForEach(row => found[new(tenant.Key, row.Id)] = row.Deposit);
        }

        return found;
    }
}
