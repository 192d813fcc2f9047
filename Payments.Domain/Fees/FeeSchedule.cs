using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Domain.Fees;

/// <summary>What the platform charges for a movement, in the currency that is charged.</summary>
/// <remarks>One schedule for all tenants; it is quoted before anything is charged (dry run, quote).</remarks>
public static class FeeSchedule
{
    private const decimal StandardWithdrawal = 1.00m;
    private const decimal StandardPayment = 8.00m;

    /// <summary>Charged on top of a withdrawal, when it is created; kept if the rail rejects it.</summary>
    public static Money Withdrawal(Currency currency) =>
        currency.Code switch
        {
            "AUD" => Of(0.50m, currency),
            "EUR" => Of(0.35m, currency),
            "JPY" => Of(80m, currency),
            "KWD" => Of(0.250m, currency),
            _ => Of(StandardWithdrawal, currency),
        };

    /// <summary>Charged on top of a payment in the currency that is sold; returned if it fails.</summary>
    public static Money Payment(Currency from) =>
        from.Code switch
        {
            "AUD" => Of(9.00m, from),
            "EUR" => Of(5.00m, from),
            "JPY" => Of(900m, from),
            "KWD" => Of(2.000m, from),
            _ => Of(StandardPayment, from),
        };

    /// <summary>Exchanging between balances of one's own costs the margin in the rate and nothing more.</summary>
    public static Money Conversion(Currency from) => Money.Zero(from);

    /// <summary>
    /// Kept of a deposit, and of its refund. Receiving at home is free; correspondents charge for what
    /// comes from abroad. Never more than the deposit itself.
    /// </summary>
    public static Money Deposit(RailScheme rail, Money amount)
    {
        var fee =
            rail is RailScheme.CrossBorder
                ? Withdrawal(amount.Currency)
                : Money.Zero(amount.Currency);
        return fee < amount ? fee : amount;
    }

    private static Money Of(decimal major, Currency currency) =>
        new(decimal.ToInt64(major * currency.MinorPerMajor), currency);
}
