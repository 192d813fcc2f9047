using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.Domain.Ledger;

/// <summary>Reads a tenant's book, now and at any past instant, independent of how long it is.</summary>
public static class LedgerReader
{
    /// <summary>The balances of all accounts of a kind that were ever used, by currency.</summary>
    public static async Task<IReadOnlyDictionary<Currency, Balance>> BalancesAsync(
        this PaymentsDb db,
        AccountKind kind,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Set<LedgerAccount>()
            .Where(account => account.Kind == kind && account.Reference == Guid.Empty)
            .Join(
                db.Set<AccountBalance>(),
                account => new { account.TenantId, AccountId = account.Id },
                balance => new { balance.TenantId, balance.AccountId },
                (account, balance) =>
                    new
                    {
                        account.Currency,
                        balance.Posted,
                        balance.Held,
                    }
            )
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Currency,
            row => new Balance(new(row.Posted, row.Currency), new(row.Held, row.Currency))
        );
    }

    /// <summary>The balances at an instant of all accounts of a kind that were opened by then.</summary>
    public static async Task<IReadOnlyDictionary<Currency, Balance>> BalancesAtAsync(
        this PaymentsDb db,
        AccountKind kind,
        DateTimeOffset instant,
        CancellationToken cancellationToken
    )
    {
        var accounts = await db.Set<LedgerAccount>()
            .Where(account => account.Kind == kind && account.Reference == Guid.Empty)
            .Where(account => account.OpenedAt <= instant)
            .ToListAsync(cancellationToken);
        Dictionary<Currency, Balance> balances = [];
        foreach (var account in accounts)
        {
            balances[account.Currency] = await db.BalanceAtAsync(
                account,
                instant,
                cancellationToken
            );
        }

        return balances;
    }

    /// <summary>What the account had, and what of it was reserved, at an instant.</summary>
    public static async Task<Balance> BalanceAtAsync(
        this PaymentsDb db,
        LedgerAccount account,
        DateTimeOffset instant,
        CancellationToken cancellationToken
    )
    {
        var held = await db.Set<Hold>()
            .Where(hold => hold.AccountId == account.Id && hold.CreatedAt <= instant)
            .Where(hold => hold.SettledAt == null || hold.SettledAt > instant)
            .SumAsync(hold => hold.Amount.MinorUnits, cancellationToken);
        var posted = await PostedAsync(db, account.Id, instant, cancellationToken);
        return new(new(posted, account.Currency), new(held, account.Currency));
    }

    /// <summary>The account's movements after one instant, up to and including another.</summary>
    public static async Task<Statement> StatementAsync(
        this PaymentsDb db,
        LedgerAccount account,
        DateTimeOffset after,
        DateTimeOffset upTo,
        CancellationToken cancellationToken
    )
    {
        var opening = await PostedAsync(db, account.Id, after, cancellationToken);
        var entries = await db.Set<LedgerEntry>()
            .Where(entry => entry.AccountId == account.Id)
            .Where(entry => entry.OccurredAt > after && entry.OccurredAt <= upTo)
            .OrderBy(entry => entry.OccurredAt)
            .ThenBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        var closing = entries.Count == 0 ? opening : entries[^1].BalanceAfter;
        return new(new(opening, account.Currency), new(closing, account.Currency), entries);
    }

    private static Task<long> PostedAsync(
        PaymentsDb db,
        LedgerAccountId account,
        DateTimeOffset instant,
        CancellationToken cancellationToken
    ) =>
        db.Set<LedgerEntry>()
            .Where(entry => entry.AccountId == account && entry.OccurredAt <= instant)
            .OrderByDescending(entry => entry.OccurredAt)
            .ThenByDescending(entry => entry.Sequence)
            .Select(entry => entry.BalanceAfter)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>Opening balance + Σ entries = closing balance, always.</summary>
public sealed record Statement(Money Opening, Money Closing, IReadOnlyList<LedgerEntry> Entries);
