using System.Diagnostics.CodeAnalysis;
using Payments.Domain.Values;

namespace Payments.GraphQL.Values;

/// <summary>An amount as it was written. Only together with a currency is it money.</summary>
public readonly record struct AmountText(string Value)
{
    /// <summary>The money that it means, or the refusal that names the field.</summary>
    public Money In(Currency currency, params string[] path) => Amount.Parse(Value, currency, path);

    public static AmountText Of(Money money) => new(Amount.Format(money));
}

/// <summary>
/// A string, because no JSON number survives all clients. A number or an int or float literal is
/// refused; how many decimals are right is for the currency to say.
/// </summary>
public sealed class AmountType : FormattedScalarType<AmountText>
{
    public AmountType()
        : base("Amount")
    {
        Description =
            "An amount of money as a string: ASCII digits with an optional decimal point, such as \"1250.00\". "
            + "No sign, no exponent, no grouping, no leading zero (but \"0.50\"), and no more decimals than the "
            + "currency has. Answers have exactly the currency's decimals; only a balance can be negative.";
        SpecifiedBy = new Uri("https://example.org/scalars/amount");
    }

    // 19 digits hold every amount there is; a longer text is refused before it is copied around.
    protected override bool TryParse(string text, out AmountText value)
    {
        value = new(text);
        return text.Length <= 32 && Amount.Shape(text) is AmountFault.None;
    }

    protected override string Format(AmountText value) => value.Value;
}

/// <summary>ISO 4217 codes of currencies that money can be held in.</summary>
public sealed class CurrencyCodeType : FormattedScalarType<Currency>
{
    public CurrencyCodeType()
        : base("CurrencyCode")
    {
        Description = "A currency by its ISO 4217 code in upper case: AUD, EUR, JPY.";
        SpecifiedBy = new Uri("https://www.iso.org/iso-4217-currency-codes.html");
    }

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Currency value) =>
        Currency.TryParse(text, out value);

    protected override string Format(Currency value) => value.Code;
}
