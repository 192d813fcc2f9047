using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Ledger;
using Payments.Domain.Statements;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Ledger;

/// <summary>A place in a tenant's book: a transaction, and with a line one entry of it.</summary>
public readonly record struct BookPlace(TenantId TenantId, long Position, int Line = 0)
    : ITenantKey;

/// <summary>The accounts of a book by their ids.</summary>
public sealed class LedgerAccountById(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<LedgerAccountId>, LedgerAccount>(database, scheduler, options)
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

    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<LedgerAccountId>> keys,
        Dictionary<Owned<LedgerAccountId>, LedgerAccount> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var accounts = await db.Set<LedgerAccount>()
            .Where(account => ids.Contains(account.Id))
            .ToListAsync(cancellationToken);
        accounts.ForEach(account => found[new(tenantId, account.Id)] = account);
    }
}

/// <summary>The transactions of a book by their places.</summary>
public sealed class LedgerTransactionByPlace(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<BookPlace, LedgerTransaction>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<BookPlace> keys,
        Dictionary<BookPlace, LedgerTransaction> found,
        CancellationToken cancellationToken
    )
    {
        var positions = keys.Select(key => key.Position).ToList();
        var transactions = await db.Set<LedgerTransaction>()
            .Where(transaction => positions.Contains(transaction.Position))
            .ToListAsync(cancellationToken);
        transactions.ForEach(row => found[new(tenantId, row.Position)] = row);
    }
}

/// <summary>All entries of each transaction, in their order.</summary>
public sealed class LedgerEntriesByPlace(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<BookPlace, IReadOnlyList<LedgerEntry>>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<BookPlace> keys,
        Dictionary<BookPlace, IReadOnlyList<LedgerEntry>> found,
        CancellationToken cancellationToken
    )
    {
        var positions = keys.Select(key => key.Position).ToList();
        var entries = await db.Set<LedgerEntry>()
            .Where(entry => positions.Contains(entry.TransactionPosition))
            .OrderBy(entry => entry.TransactionPosition)
            .ThenBy(entry => entry.Line)
            .ToListAsync(cancellationToken);
        foreach (var group in entries.GroupBy(entry => entry.TransactionPosition))
        {
            found[new(tenantId, group.Key)] = [.. group];
        }
    }
}

/// <summary>What entries are about, line by line.</summary>
public sealed class StatementLinesByPlace(
    IDatabase database,
    StatementEntries entries,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<BookPlace, IReadOnlyList<StatementLine>>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<BookPlace> keys,
        Dictionary<BookPlace, IReadOnlyList<StatementLine>> found,
        CancellationToken cancellationToken
    )
    {
        var positions = keys.Select(key => key.Position).Distinct().ToList();
        // All of a transaction, so that its fee is shown once whichever entries are asked for.
        var rows = await db.Set<LedgerEntry>()
            .Where(entry => positions.Contains(entry.TransactionPosition))
            .OrderBy(entry => entry.TransactionPosition)
            .ThenBy(entry => entry.Line)
            .ToListAsync(cancellationToken);
        foreach (var described in await entries.DescribeAsync(db, rows, cancellationToken))
        {
            var entry = described.Entry;
            found[new(tenantId, entry.TransactionPosition, entry.Line)] = described.Lines;
        }
    }
}

/// <summary>The deposits that refunds are of.</summary>
public sealed class DepositByRefund(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<DepositRefundId>, Deposit>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<DepositRefundId>> keys,
        Dictionary<Owned<DepositRefundId>, Deposit> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var rows = await (
            from refund in db.Set<DepositRefund>()
            where ids.Contains(refund.Id)
            join deposit in db.Set<Deposit>() on refund.DepositId equals deposit.Id
            select new { refund.Id, Deposit = deposit }
        ).ToListAsync(cancellationToken);
        rows.ForEach(row => found[new(tenantId, row.Id)] = row.Deposit);
    }
}
