using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ledger;
using Payments.Domain.Storage;
using Payments.Domain.Values;

namespace Payments.GraphQL.Balances;

/// <summary>Your available funds in one currency.</summary>
[ObjectType("Balance")]
public sealed class BalanceOfCurrency(Currency currency, long posted, long held)
{
    /// <summary>Which currency.</summary>
    public Currency Currency { get; } = currency;

    /// <summary>The sum of all movements so far.</summary>
    public Money Posted { get; } = new(posted, currency);

    /// <summary>What of it is reserved and cannot be spent.</summary>
    public Money Held { get; } = new(held, currency);

    /// <summary>What can be spent now: `posted` less `held`.</summary>
    public Money Available { get; } = new(posted - held, currency);
}

[QueryType]
public static class BalanceQueries
{
    /// <summary>Your balances by currency.</summary>
    /// <param name="currencies">One balance for each, zero if never used. Left out: all that were ever used.</param>
    [Authorize]
    public static async Task<IReadOnlyList<BalanceOfCurrency>> GetBalancesAsync(
        IReadOnlyList<Currency>? currencies,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var used = await (
            from account in db.Set<LedgerAccount>()
            where account.Kind == AccountKind.Available && account.Reference == Guid.Empty
            join balance in db.Set<AccountBalance>() on account.Id equals balance.AccountId
            select new BalanceOfCurrency(account.Currency, balance.Posted, balance.Held)
        ).ToListAsync(cancellationToken);
        return currencies is null
            ? [.. used.OrderBy(balance => balance.Currency)]
            :
            [
                .. currencies.Select(currency =>
                    used.Find(balance => balance.Currency == currency) ?? new(currency, 0, 0)
                ),
            ];
    }
}
