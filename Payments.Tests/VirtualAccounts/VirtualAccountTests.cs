using Payments.Domain.AccountNumbers;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.VirtualAccounts;

public sealed class VirtualAccountTests
{
    [Fact]
    public void The_lifecycle_is_exactly_this_table() =>
        VirtualAccountLifecycle
            .Table.Moves.Select(move => $"{move.From} -> {move.To} by {move.By}")
            .ShouldBe(
                [
                    "Initiated -> Active by Platform",
                    "Initiated -> Unapproved by Platform",
                    "Unapproved -> Active by Platform",
                    "Unapproved -> FailedKyc by Platform",
                    "Active -> Deactivated by Tenant",
                    "Deactivated -> Active by Tenant",
                    "Initiated -> Disabled by Platform",
                    "Unapproved -> Disabled by Platform",
                    "Active -> Disabled by Platform",
                    "Deactivated -> Disabled by Platform",
                    "FailedKyc -> Disabled by Platform",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void An_australian_account_has_a_bsb_and_a_number()
    {
        var number = VirtualAccountNumber.Draw(Currency.Aud);

        Bsb.Check(number.Bsb!).Value.ShouldBe(number.Bsb);
        AustralianAccountNumber.Check(number.AccountNumber!).Value.ShouldBe(number.AccountNumber);
        number.Iban.ShouldBeNull();
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("GBP")]
    [InlineData("CHF")]
    [InlineData("RON")]
    public void A_european_account_has_an_iban_with_right_check_digits(string currency)
    {
        var number = VirtualAccountNumber.Draw(Currency.Parse(currency));

        Iban.Check(number.Iban!).Value.ShouldBe(number.Iban);
        (number.Bsb, number.AccountNumber).ShouldBe((null, null));
    }

    [Fact]
    public void Another_currency_has_a_number_alone()
    {
        var number = VirtualAccountNumber.Draw(Currency.Jpy);

        AccountNumber.Check(number.AccountNumber!).Value.ShouldBe(number.AccountNumber);
        (number.Bsb, number.Iban).ShouldBe((null, null));
    }

    [Fact]
    public void Numbers_are_drawn_from_a_space_too_large_to_meet_twice() =>
        Enumerable
            .Range(0, 500)
            .Select(_ => VirtualAccountNumber.Draw(Currency.Aud).Locator)
            .Distinct()
            .Count()
            .ShouldBe(500);

    [Fact]
    public void A_locator_is_the_number_as_a_rail_tells_it()
    {
        var number = VirtualAccountNumber.Draw(Currency.Aud);

        VirtualAccountNumber
            .LocatorOf(number.Bsb, number.AccountNumber, null)
            .ShouldBe(number.Locator);
    }

    [Fact]
    public void A_number_mistyped_in_one_digit_is_no_number_of_ours()
    {
        for (var turn = 0; turn < 50; turn++)
        {
            var number = VirtualAccountNumber.Draw(Currency.Aud).AccountNumber!;
            VirtualAccountNumber.IsRightlyChecked(number).ShouldBeTrue();
            for (var place = 0; place < number.Length; place++)
            {
                var wrong = number.ToCharArray();
                wrong[place] = (char)('0' + ((wrong[place] - '0' + 1 + (turn % 9)) % 10));
                VirtualAccountNumber.IsRightlyChecked(new(wrong)).ShouldBeFalse();
            }
        }
    }

    // The example of ISO/IEC 7812.
    [Theory]
    [InlineData("79927398713", true)]
    [InlineData("79927398710", false)]
    [InlineData("7", false)]
    [InlineData("", false)]
    [InlineData("7992739871٣", false)]
    public void Check_digits_follow_the_standard(string digits, bool isRight) =>
        VirtualAccountNumber.IsRightlyChecked(digits).ShouldBe(isRight);
}
