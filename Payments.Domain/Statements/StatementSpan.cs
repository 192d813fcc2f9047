using Microsoft.EntityFrameworkCore;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.Domain.Statements;

/// <summary>
/// The available funds of a tenant in one currency from an instant up to another, which is not of
/// it. The sequence of an account has no gaps, so the two ends say how many entries lie between;
/// what is booked later changes nothing of it.
/// </summary>
/// <param name="AccountId">Null: the currency was never used.</param>
/// <param name="Before">The sequence of the last entry before; 0: none.</param>
/// <param name="Last">The sequence of the last entry of it; <paramref name="Before"/>: none.</param>
public sealed record StatementSpan(
    LedgerAccountId? AccountId,
    Currency Currency,
    DateTimeOffset From,
    DateTimeOffset To,
    long Before,
    Money Opening,
    long Last,
    Money Closing
)
{
    public long EntryCount => Last - Before;

    /// <summary>Its entries in their order.</summary>
    public IQueryable<LedgerEntry> Entries(PaymentsDb db)
    {
        var account = AccountId.GetValueOrDefault();
        return db.Set<LedgerEntry>()
            .Where(entry => entry.AccountId == account)
            .Where(entry => entry.OccurredAt >= From && entry.OccurredAt < To)
            .Where(entry => entry.Sequence <= Last)
            .OrderBy(entry => entry.OccurredAt)
            .ThenBy(entry => entry.Sequence);
    }

    /// <summary>All that came in; what went out is the rest of the difference.</summary>
    public async Task<Money> CreditsAsync(PaymentsDb db, CancellationToken cancellationToken) =>
        new(
            await Entries(db)
                .Where(entry => entry.Amount > 0)
                .SumAsync(entry => entry.Amount, cancellationToken),
            Currency
        );
}

public static class StatementReader
{
    /// <summary>Where a statement begins and ends, by three looks at an index.</summary>
    /// <exception cref="InvalidInputException">It would end before it begins.</exception>
    public static async Task<StatementSpan> StatementSpanAsync(
        this PaymentsDb db,
        Currency currency,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        if (from >= to)
        {
            throw new InvalidInputException("A statement ends after it begins.", "to");
        }

        var accountId = await db.Set<LedgerAccount>()
            .Where(account => account.Currency == currency && account.Kind == AccountKind.Available)
            .Where(account => account.Reference == Guid.Empty)
            .Select(account => (LedgerAccountId?)account.Id)
            .SingleOrDefaultAsync(cancellationToken);
        // The end first: what is booked between the two looks is then of neither.
        var last = await LastBeforeAsync(db, accountId, to, cancellationToken);
        var before = await LastBeforeAsync(db, accountId, from, cancellationToken);
        return new(
            accountId,
            currency,
            from,
            to,
            before.Sequence,
            new(before.Balance, currency),
            last.Sequence,
            new(last.Balance, currency)
        );
    }

    private static async Task<(long Sequence, long Balance)> LastBeforeAsync(
        PaymentsDb db,
        LedgerAccountId? accountId,
        DateTimeOffset instant,
        CancellationToken cancellationToken
    )
    {
        if (accountId is not { } account)
        {
            return default;
        }

        var last = await db.Set<LedgerEntry>()
            .Where(entry => entry.AccountId == account && entry.OccurredAt < instant)
            .OrderByDescending(entry => entry.OccurredAt)
            .ThenByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.BalanceAfter })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? default : (last.Sequence, last.BalanceAfter);
    }
}
