using Payments.Domain.Errors;

namespace Payments.Domain.Values;

public sealed class UnknownCurrencyException(string code, params string[] path)
    : DomainException(
        ErrorCode.InvalidInput,
        $"'{code}' is not an ISO 4217 currency of money.",
        path
    );

public sealed class AmountNotPositiveException(Money money, params string[] path)
    : DomainException(ErrorCode.InvalidInput, $"{money} is not more than nothing.", path);

/// <summary>With what is there already, or with its fee, it exceeds 64 bits of minor units.</summary>
public sealed class AmountTooLargeException(Money money, params string[] path)
    : DomainException(ErrorCode.InvalidInput, $"{money} is more than can be booked.", path);

public sealed class MalformedAmountException(
    string text,
    Currency currency,
    AmountFault fault,
    params string[] path
) : DomainException(ErrorCode.InvalidInput, Describe(text, currency, fault), path)
{
    public AmountFault Fault { get; } = fault;

    private static string Describe(string text, Currency currency, AmountFault fault) =>
        fault switch
        {
            AmountFault.LeadingZero => $"'{Shown(text)}' has a leading zero.",
            AmountFault.TooManyDecimals => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"'{Shown(text)}' has more than the {currency.Decimals} decimals of {currency}."
            ),
            AmountFault.TooLarge => $"'{Shown(text)}' is larger than any amount that is kept.",
            _ => $"'{Shown(text)}' is not an amount: digits with an optional decimal point.",
        };

    // What a caller sent is shown back, but never without bound.
    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
