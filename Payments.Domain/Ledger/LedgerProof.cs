using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Ledger;

/// <param name="Position">The first transaction in the chain that is not what it was.</param>
/// <param name="What">A sentence that says what does not fit.</param>
public sealed record LedgerBreak(TenantId TenantId, long Position, string What);

/// <summary>
/// Proves a tenant's book from its rows alone: the hash chain, the sums, the running balances, and
/// that the balances kept are the fold of the entries and holds.
/// </summary>
public sealed class LedgerProof(IDatabase database)
{
    private const int PageSize = 1_000;

    /// <returns>Null if everything holds, else the first thing that does not.</returns>
    public async Task<LedgerBreak?> VerifyAsync(
        TenantId tenantId,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var accounts = await db.Set<LedgerAccount>()
            .ToDictionaryAsync(account => account.Id, cancellationToken);
        var book = new BookFold(tenantId, accounts);
        while (true)
        {
            var done = book.Position;
            var transactions = await db.Set<LedgerTransaction>()
                .Where(transaction => transaction.Position > done)
                .OrderBy(transaction => transaction.Position)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (transactions.Count == 0)
            {
                break;
            }

            var last = transactions[^1].Position;
            var entries = (
                await db.Set<LedgerEntry>()
                    .Where(entry =>
                        entry.TransactionPosition > done && entry.TransactionPosition <= last
                    )
                    .OrderBy(entry => entry.TransactionPosition)
                    .ThenBy(entry => entry.Line)
                    .ToListAsync(cancellationToken)
            ).ToLookup(entry => entry.TransactionPosition);
            foreach (var transaction in transactions)
            {
                var next = book.Position + 1;
                if (book.Add(transaction, [.. entries[transaction.Position]]) is { } fault)
                {
                    return new(tenantId, next, fault);
                }
            }
        }

        return await VerifyEndsAsync(db, book, cancellationToken) is { } end
            ? new(tenantId, book.Position, end)
            : null;
    }

    private static async Task<string?> VerifyEndsAsync(
        PaymentsDb db,
        BookFold book,
        CancellationToken cancellationToken
    )
    {
        var head = await db.Set<ChainHead>().SingleOrDefaultAsync(cancellationToken);
        if (
            (head?.Position ?? 0) != book.Position
            || !(head?.Hash ?? LedgerHash.Genesis).AsSpan().SequenceEqual(book.Hash)
        )
        {
            return "The chain does not end where its head says.";
        }

        if (
            await db.Set<LedgerEntry>()
                .AnyAsync(entry => entry.TransactionPosition > book.Position, cancellationToken)
        )
        {
            return "There are entries without a transaction.";
        }

        var held = (
            await db.Set<Hold>()
                .Where(hold => hold.Status == HoldStatus.Active)
                .ToListAsync(cancellationToken)
        ).ToLookup(hold => hold.AccountId, hold => hold.Amount.MinorUnits);
        var balances = await db.Set<AccountBalance>().ToListAsync(cancellationToken);
        return balances
            .Select(balance => book.FaultOf(balance, held[balance.AccountId].Sum()))
            .FirstOrDefault(fault => fault is not null);
    }
}
