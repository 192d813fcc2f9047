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

    [Fact]
    public void A_euro_account_has_an_iban_with_right_check_digits()
    {
        var number = VirtualAccountNumber.Draw(Currency.Eur);

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
}
