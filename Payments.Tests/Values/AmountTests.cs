using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Values;

namespace Payments.Tests.Values;

public sealed class AmountTests
{
    private static readonly Currency[] Currencies = [.. Currency.All];

    [Fact]
    public void What_is_written_is_read_back_in_every_currency_and_culture()
    {
        // The process knows the invariant culture only, so the strangest one is made by hand.
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.NumberFormat.NegativeSign = "minus";
        strange.NumberFormat.DigitSubstitution = DigitShapes.NativeNational;
        Prop.ForAll(
                Amounts(),
                money =>
                {
                    CultureInfo.CurrentCulture = strange;
                    Amount.Parse(Amount.Format(money), money.Currency).ShouldBe(money);
                    Amount.Format(-money).ShouldBe("-" + Amount.Format(money));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_written_has_exactly_the_currencys_decimals() =>
        Prop.ForAll(
                Amounts(),
                money =>
                {
                    var text = Amount.Format(money);
                    var point = text.IndexOf('.');
                    (point < 0 ? 0 : text.Length - point - 1).ShouldBe(money.Currency.Decimals);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_at_all_is_read_but_what_the_rules_allow() =>
        Prop.ForAll(
                Gen.Elements(".-+,0123459eE٣𝟙 ".ToCharArray())
                    .ListOf()
                    .Select(characters => string.Concat(characters))
                    .ToArbitrary(),
                text =>
                {
                    var isRead = Amount.TryParse(text, Currency.Aud, out var money, out _);
                    isRead.ShouldBe(FollowsTheRules(text), text);
                    if (isRead)
                    {
                        decimal.Parse(text, CultureInfo.InvariantCulture)
                            .ShouldBe(money.MinorUnits / 100m);
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("0.50", "AUD", 50)]
    [InlineData("0", "AUD", 0)]
    [InlineData("7", "AUD", 700)]
    [InlineData("7.5", "AUD", 750)]
    [InlineData("100", "JPY", 100)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("92233720368547758.07", "AUD", long.MaxValue)]
    public void An_amount_is_read_to_the_minor_unit(
        string text,
        string currency,
        long minorUnits
    ) => Amount.Parse(text, Currency.Parse(currency)).MinorUnits.ShouldBe(minorUnits);

    [Theory]
    [InlineData("", "AUD", AmountFault.NotDigits)]
    [InlineData("-1", "AUD", AmountFault.NotDigits)]
    [InlineData("+1", "AUD", AmountFault.NotDigits)]
    [InlineData("1e3", "AUD", AmountFault.NotDigits)]
    [InlineData("1,000", "AUD", AmountFault.NotDigits)]
    [InlineData("1.", "AUD", AmountFault.NotDigits)]
    [InlineData(".5", "AUD", AmountFault.NotDigits)]
    [InlineData("1.2.3", "AUD", AmountFault.NotDigits)]
    [InlineData(" 1", "AUD", AmountFault.NotDigits)]
    [InlineData("٣", "AUD", AmountFault.NotDigits)]
    [InlineData("007", "AUD", AmountFault.LeadingZero)]
    [InlineData("00.5", "AUD", AmountFault.LeadingZero)]
    [InlineData("1.234", "AUD", AmountFault.TooManyDecimals)]
    [InlineData("1.0", "JPY", AmountFault.TooManyDecimals)]
    [InlineData("92233720368547758.08", "AUD", AmountFault.TooLarge)]
    [InlineData("99999999999999999999999999", "JPY", AmountFault.TooLarge)]
    public void What_is_no_amount_says_why_and_where(
        string text,
        string currency,
        AmountFault fault
    )
    {
        var refusal = Should.Throw<MalformedAmountException>(() =>
            Amount.Parse(text, Currency.Parse(currency), "input", "amount")
        );

        refusal.Fault.ShouldBe(fault);
        refusal.Path.ShouldBe(["input", "amount"]);
    }

    private static Arbitrary<Money> Amounts() =>
        (
            from minorUnits in Gen.OneOf(
                Gen.Choose(1, int.MaxValue).Select(number => (long)number),
                Gen.Choose(0, 1_000).Select(number => long.MaxValue - number)
            )
            from currency in Gen.Elements(Currencies)
            select new Money(minorUnits, currency)
        ).ToArbitrary();

    // The rules once more, as a reader of domain.md would check them by hand.
    private static bool FollowsTheRules(string text)
    {
        var parts = text.Split('.');
        return parts.Length <= 2
            && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && (parts[0] == "0" || parts[0][0] != '0')
            && (parts.Length == 1 || parts[1].Length <= 2)
            && decimal.TryParse(text, CultureInfo.InvariantCulture, out var value)
            && value * 100 <= long.MaxValue;
    }
}
