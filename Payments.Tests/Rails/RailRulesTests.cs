using Payments.Domain.Errors;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.Tests.Rails;

public sealed class RailRulesTests
{
    [Theory]
    [InlineData("AUD", AccountType.Bsb, "AU", RailService.NppSct)]
    [InlineData("AUD", AccountType.Payid, "AU", RailService.NppSct)]
    [InlineData("AUD", AccountType.Iban, "GB", RailService.CorrespondentCredit)]
    [InlineData("EUR", AccountType.Iban, "DE", RailService.SepaInstantCreditTransfer)]
    [InlineData("EUR", AccountType.Iban, "AE", RailService.CorrespondentCredit)]
    [InlineData("EUR", AccountType.AccountNumber, "FR", RailService.CorrespondentCredit)]
    [InlineData("USD", AccountType.Aba, "US", RailService.DomesticCredit)]
    [InlineData("GBP", AccountType.SortCode, "GB", RailService.DomesticCredit)]
    [InlineData("JPY", AccountType.AccountNumber, "JP", RailService.DomesticCredit)]
    public void Currency_account_and_country_choose_the_rail(
        string currency,
        AccountType account,
        string country,
        RailService expected
    ) => Choose(currency, account, country).Service.ShouldBe(expected);

    [Theory]
    [InlineData(100_000_00, RailScheme.SctInst)]
    [InlineData(100_000_01, RailScheme.Sct)]
    public void Euros_go_at_once_up_to_the_limit_of_the_scheme(long cents, RailScheme expected) =>
        Choose("EUR", AccountType.Iban, "FR", cents).Rail.ShouldBe(expected);

    [Fact]
    public void Money_from_an_exchange_goes_by_Direct_Entry_and_never_at_once() =>
        Choose("AUD", AccountType.Bsb, "AU", isFxLinked: true)
            .Rail.ShouldBe(RailScheme.DirectEntry);

    [Fact]
    public void A_PayID_cannot_be_paid_from_an_exchange()
    {
        var refusal = Should.Throw<InvalidInputException>(() =>
            Choose("AUD", AccountType.Payid, "AU", isFxLinked: true)
        );

        refusal.Path.ShouldBe(["input", "recipientId"]);
    }

    [Fact]
    public void A_payer_abroad_makes_it_an_international_instruction_of_NPP() =>
        Choose("AUD", AccountType.Bsb, "AU", payerCountry: "NZ")
            .Service.ShouldBe(RailService.NppIfti);

    [Fact]
    public void Every_line_of_the_table_is_the_first_one_for_something()
    {
        var chosen =
            from currency in (string[])["AUD", "EUR", "USD"]
            from account in Enum.GetValues<AccountType>()
            from country in (string[])["AU", "DE", "AE"]
            from amount in (long[])[1, RailRules.SctInstMinorUnitsMax + 1]
            from isFxLinked in (bool[])[true, false]
            from payer in (string?[])[null, "NZ"]
            let choice = new RailChoice(
                new(amount, Currency.Parse(currency)),
                account,
                country,
                isFxLinked,
                payer
            )
            select RailRules.Table.FirstOrDefault(rule => rule.Takes(choice));

        RailRules.Table.Except(chosen).ShouldBeEmpty();
    }

    private static RailRule Choose(
        string currency,
        AccountType account,
        string country,
        long minorUnits = 1_00,
        bool isFxLinked = false,
        string? payerCountry = null
    ) =>
        RailRules.Choose(
            new(
                new(minorUnits, Currency.Parse(currency)),
                account,
                country,
                isFxLinked,
                payerCountry
            ),
            "input",
            "recipientId"
        );
}
