using System.Globalization;

namespace Payments.Sandbox.Banks;

/// <summary>One movement on a demo account; a negative amount left the account.</summary>
internal sealed record DemoTransaction(
    string Id,
    DateOnly Date,
    long AmountMinorUnits,
    string Counterparty,
    string CounterpartyIban,
    string Remittance
);

/// <summary>
/// The life of an account as a function of account and day: yesterday never changes, tomorrow
/// brings more, and a balance is always the sum of what is shown.
/// </summary>
internal static class TransactionHistory
{
    /// <summary>The day on which every demo account was opened.</summary>
    public static DateOnly Opened { get; } = new(2024, 1, 1);

    /// <summary>What happens on a day; a day's transactions are booked when it is over.</summary>
    public static IEnumerable<DemoTransaction> On(DemoAccount account, DateOnly day)
    {
        if (account.Profile is AccountProfile.Empty || day < Opened)
        {
            yield break;
        }

        var seed = StableHash.Of(StableHash.Of(account.ResourceId), day.DayNumber);
        var index = 0;
        foreach (var happening in TransactionStories.On(account.Profile, day, seed))
        {
            var id = string.Create(
                CultureInfo.InvariantCulture,
                $"{account.ResourceId}-{day:yyyyMMdd}-{index++}"
            );
            var counterparty = happening.Counterparty;
            yield return new DemoTransaction(
                id,
                day,
                DemoCurrency.Scale(happening.Cents, account.Currency),
                counterparty,
                CounterpartyIban(counterparty),
                happening.Remittance
            );
        }
    }

    /// <summary>Newest first, from and to included.</summary>
    public static IEnumerable<DemoTransaction> Between(
        DemoAccount account,
        DateOnly from,
        DateOnly to
    )
    {
        for (var day = to; day >= from && day >= Opened; day = day.AddDays(-1))
        {
            foreach (var transaction in On(account, day).Reverse())
            {
                yield return transaction;
            }
        }
    }

    /// <summary>Opening balance and all bookings up to and including a day.</summary>
    public static long BalanceAfter(DemoAccount account, DateOnly day) =>
        account.Profile is AccountProfile.Empty
            ? 0
            : DemoCurrency.Scale(400_000, account.Currency)
                + Between(account, Opened, day).Sum(transaction => transaction.AmountMinorUnits);

    private static string CounterpartyIban(string name)
    {
        var digits = StableHash.Of(name).ToString("D20", CultureInfo.InvariantCulture);
        return Iban.Make("DE", digits[..18]);
    }
}

/// <summary>The stories are written in cents of a middling currency and scaled to others.</summary>
internal static class DemoCurrency
{
    /// <summary>ISO 4217 exponents of the currencies that demo accounts have.</summary>
    public static int Exponent(string currency) =>
        currency switch
        {
            "JPY" => 0,
            "KWD" => 3,
            _ => 2,
        };

    public static long Scale(long cents, string currency) =>
        currency switch
        {
            // About 100 yen to the unit, so a cent is a yen.
            "JPY" => cents,
            // About a third of a dinar to the unit, in thousandths.
            "KWD" => cents * 10 / 3,
            "RON" => cents * 4,
            _ => cents,
        };

    /// <summary>Decimal text as the Berlin Group writes amounts.</summary>
    public static string Text(long minorUnits, string currency)
    {
        var exponent = Exponent(currency);
        var divisor = 1m;
        for (var digit = 0; digit < exponent; digit++)
        {
            divisor *= 10;
        }

        return (minorUnits / divisor).ToString($"F{exponent}", CultureInfo.InvariantCulture);
    }
}
