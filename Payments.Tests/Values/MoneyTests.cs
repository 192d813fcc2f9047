using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Values;

namespace Payments.Tests.Values;

public sealed class MoneyTests
{
    [Fact]
    public void A_split_loses_nothing_and_gives_each_share_within_one_minor_unit_of_its_due() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue)
                    .Zip(Gen.Choose(0, 1_000).NonEmptyListOf())
                    .ToArbitrary(),
                input =>
                {
                    var (minorUnits, weights) = input;
                    if (weights.Sum() == 0)
                    {
                        return;
                    }

                    var shares = new Money(minorUnits, Currency.Aud).Split([.. weights]);

                    shares.Sum(share => share.MinorUnits).ShouldBe(minorUnits);
                    foreach (var (share, weight) in shares.Zip(weights))
                    {
                        var due = (decimal)minorUnits * weight / weights.Sum();
                        Math.Abs(share.MinorUnits - due).ShouldBeLessThan(1m);
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Money_that_overflows_throws() =>
        Should.Throw<OverflowException>(() =>
            new Money(long.MaxValue, Currency.Aud) + new Money(1, Currency.Aud)
        );

    [Fact]
    public void Two_currencies_never_mix()
    {
        var aud = new Money(1, Currency.Aud);
        var eur = new Money(1, Currency.Eur);

        Should.Throw<InvalidOperationException>(() => aud + eur);
        Should.Throw<InvalidOperationException>(() => aud < eur);
        aud.ShouldNotBe(eur);
    }

    [Theory]
    [InlineData("AUD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLP", 0)]
    [InlineData("TND", 3)]
    public void A_currency_has_the_decimals_of_the_standard(string code, int decimals) =>
        Currency.Parse(code).Decimals.ShouldBe(decimals);

    [Theory]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("XTS")]
    [InlineData("CLF")]
    [InlineData("aud")]
    [InlineData("BTC")]
    [InlineData("")]
    public void What_is_no_currency_of_money_is_refused(string code) =>
        Should.Throw<UnknownCurrencyException>(() => Currency.Parse(code));

    [Fact]
    public void A_conversion_rounds_half_to_even_on_the_targets_minor_unit()
    {
        new Rate(0.5m).Convert(new(1, Currency.Aud), Currency.Eur).MinorUnits.ShouldBe(0);
        new Rate(0.5m).Convert(new(3, Currency.Aud), Currency.Eur).MinorUnits.ShouldBe(2);
        new Rate(97.5m).Convert(new(100, Currency.Aud), Currency.Jpy).MinorUnits.ShouldBe(98);
        new Rate(0.2m).Convert(new(1_00, Currency.Aud), Currency.Kwd).MinorUnits.ShouldBe(200);
        new Rate(0.2m).ConvertBack(new(200, Currency.Kwd), Currency.Aud).MinorUnits.ShouldBe(1_00);
    }
}
