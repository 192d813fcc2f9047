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

    /// <summary>What can be spent: `posted` less `held`.</summary>
    public Money Available { get; } = new(posted - held, currency);

    internal static BalanceOfCurrency Of(Balance balance) =>
        new(balance.Posted.Currency, balance.Posted.MinorUnits, balance.Held.MinorUnits);
}

[QueryType]
public static class BalanceQueries
{
    /// <summary>Your balances by currency, now or at any instant before.</summary>
    /// <param name="currencies">One balance for each, zero if never used. Left out: all that were ever used by then.</param>
    /// <param name="at">
    /// As they were at this instant of your clock, with all that was booked and reserved at it: exact,
    /// by the entries of the ledger and by when each reservation was made and ended. An instant to
    /// come is answered as now.
    /// </param>
    [Authorize]
    public static async Task<IReadOnlyList<BalanceOfCurrency>> GetBalancesAsync(
        IReadOnlyList<Currency>? currencies,
        DateTimeOffset? at,
        PaymentsDb db,
        CancellationToken cancellationToken
    )
    {
        var used = at is { } instant
            ? await db.BalancesAtAsync(AccountKind.Available, instant, cancellationToken)
            : await db.BalancesAsync(AccountKind.Available, cancellationToken);
        return currencies is null
            ? [.. used.Values.Select(BalanceOfCurrency.Of).OrderBy(row => row.Currency.Code)]
            :
            [
                .. currencies.Select(currency =>
                    used.TryGetValue(currency, out var balance)
                        ? BalanceOfCurrency.Of(balance)
                        : new(currency, 0, 0)
                ),
            ];
    }
}
