using Payments.Domain.Countries;
using Payments.Domain.Recipients;
using Payments.Domain.Values;
using Payments.Tests.Kit;

namespace Payments.Tests.Recipients;

public sealed class DeliveryMethodTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("AU", "AUD", "BSB PAYID")]
    [InlineData("AT", "EUR", "IBAN ACCOUNT_NUMBER")]
    [InlineData("FR", "EUR", "IBAN ACCOUNT_NUMBER")]
    [InlineData("AE", "AED", "IBAN ACCOUNT_NUMBER")]
    [InlineData("US", "USD", "ACCOUNT_NUMBER ABA")]
    [InlineData("PR", "USD", "ACCOUNT_NUMBER ABA")]
    [InlineData("GB", "GBP", "IBAN ACCOUNT_NUMBER SORT_CODE")]
    [InlineData("GB", "EUR", "IBAN ACCOUNT_NUMBER")]
    [InlineData("IN", "INR", "ACCOUNT_NUMBER IFSC")]
    [InlineData("CN", "CNY", "ACCOUNT_NUMBER CNAPS")]
    [InlineData("MX", "MXN", "ACCOUNT_NUMBER CLABE")]
    [InlineData("JP", "JPY", "ACCOUNT_NUMBER")]
    [InlineData("AU", "USD", "")]
    public async Task A_place_is_reached_by(string country, string currency, string methods)
    {
        var data = await host.Stranger.AskAsync(
            "query ($country: String, $currency: CurrencyCode) { "
                + "availableDeliveryMethods(country: $country, currency: $currency) { method } }",
            new { country, currency }
        );

        string.Join(' ', data["availableDeliveryMethods"]!.AsArray().Select(row => row!["method"]))
            .ShouldBe(methods);
    }

    [Fact]
    public async Task A_method_tells_the_fields_of_its_account()
    {
        var data = await host.Stranger.AskAsync(
            """
            { availableDeliveryMethods(country: "DE") { country currency method requiredFields optionalFields } }
            """
        );

        var iban = data["availableDeliveryMethods"]![0]!;
        iban.ToJsonString()
            .ShouldBe(
                """{"country":"DE","currency":"EUR","method":"IBAN","requiredFields":["iban"],"optionalFields":["bic"]}"""
            );
    }

    [Fact]
    public void Without_a_country_a_currency_names_the_countries_whose_own_it_is() =>
        DeliveryMethods
            .Find(null, Currency.Parse("GBP"))
            .Where(method => method.Method is AccountType.SortCode)
            .Select(method => method.Country.Code)
            .ShouldBe(["GB", "GG", "IM", "JE"]);

    [Fact]
    public async Task An_unknown_country_is_refused() =>
        (
            await host.Stranger.RefusalAsync(
                "{ availableDeliveryMethods(country: \"ZZ\") { method } }"
            )
        ).ShouldBe("INVALID_INPUT");

    // The catalogue and the validation are one table: what one offers the other accepts, and the reverse.
    [Fact]
    public void What_is_offered_is_what_is_accepted_in_every_country()
    {
        Currency[] currencies = [.. Currency.All];
        var different =
            from country in CountryTable.All
            from currency in currencies
            let offered = DeliveryMethods
                .Find(country, currency)
                .Select(method => method.Method)
                .ToHashSet()
            from rule in AccountRules.Table
            where offered.Contains(rule.Type) != IsAccepted(rule.Type, country.Code, currency)
            select $"{country.Code} {currency} {rule.Type}";

        different.ShouldBeEmpty();
    }

    [Fact]
    public void Every_country_with_a_currency_is_reached_in_it() =>
        CountryTable
            .All.Where(country => country.Currency is not null)
            .Where(country => !DeliveryMethods.Find(country, null).Any())
            .ShouldBeEmpty();

    private static bool IsAccepted(AccountType type, string country, Currency currency)
    {
        var account = new AccountDetails
        {
            Type = type,
            Country = country,
            Currency = currency,
        };
        // An account without its fields has problems with these alone, if its place is right.
        var isPlaced = AccountRules
            .Problems(account)
            .All(problem => problem.Field is not ("country" or "currency" or "type"));
        return isPlaced
            && (type is not AccountType.Iban || Domain.AccountNumbers.Iban.IsIssuedIn(country));
    }
}
