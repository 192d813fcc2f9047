using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using Payments.Domain.AccountNumbers;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.FundingAccounts;

public sealed class FundingAccountTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Query = """
        query ($currencies: [CurrencyCode!]) { fundingAccounts(currencies: $currencies) {
          currency iban bsb accountNumber accountName accountAddress bic reference institution { name address } } }
        """;

    [Fact]
    public async Task Each_tenant_has_its_own_reference_and_keeps_it()
    {
        var acme = await ReferencesAsync(host.Acme);
        var again = await ReferencesAsync(host.Acme);
        var bluegum = await ReferencesAsync(host.Bluegum);

        acme.Length.ShouldBe(1);
        again.ShouldBe(acme);
        bluegum.ShouldNotBe(acme);
        IsValid(acme[0]).ShouldBeTrue();
    }

    private static readonly string[] Chosen = ["EUR", "AUD", "JPY"];

    [Fact]
    public async Task Currencies_are_chosen_and_unknown_ones_have_none()
    {
        var data = await host.Acme.AskAsync(Query, new { currencies = Chosen });

        data["fundingAccounts"]!
            .AsArray()
            .Select(account => account!["currency"]!.ToString())
            .ShouldBe(["AUD", "EUR"]);
    }

    [Fact]
    public async Task Every_account_can_be_paid_by_its_numbers()
    {
        var data = await host.Acme.AskAsync(Query);

        foreach (var account in data["fundingAccounts"]!.AsArray())
        {
            Bic.Check(account!["bic"]!.ToString()).Problem.ShouldBeNull();
            if (account["iban"]?.ToString() is { } iban)
            {
                Iban.Check(iban).Problem.ShouldBeNull();
            }
            else
            {
                account["accountNumber"].ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void A_live_tenant_has_none_yet() =>
        FundingAccountDirectory
            .For(FundingReference.Of(TenantId.New()), TenantEnvironment.Live, null)
            .ShouldBeEmpty();

    [Fact]
    public void A_reference_notices_a_digit_or_a_letter_in_the_place_of_another()
    {
        var slips =
            from place in Gen.Choose(4, 23)
            from digit in Gen.Elements("0123456789ABCDEFGHJKMNPQRSTVWXYZ".ToCharArray())
            select (place, digit);
        foreach (var (place, digit) in slips.Sample(2_000, 10))
        {
            var reference = FundingReference.Of(TenantId.New());
            // A letter counts as two digits, so that only like for like is always noticed.
            if (char.IsAsciiDigit(reference[place]) != char.IsAsciiDigit(digit))
            {
                continue;
            }

            var written = $"{reference[..place]}{digit}{reference[(place + 1)..]}";

            IsValid(written).ShouldBe(written == reference);
        }
    }

    [Fact]
    public void No_two_tenants_have_one_reference() =>
        Enumerable
            .Range(0, 1_000)
            .Select(_ => FundingReference.Of(TenantId.New()))
            .ShouldBeUnique();

    // ISO 11649, annex: RF and the check digits moved to the end, A as 10, modulus 97.
    private static bool IsValid(string reference) =>
        BigInteger.Parse(
            string.Concat(
                $"{reference[4..]}{reference[..4]}".Select(character =>
                    char.IsAsciiDigit(character) ? $"{character}" : $"{character - 'A' + 10}"
                )
            ),
            CultureInfo.InvariantCulture
        ) % 97
        == 1;

    private static async Task<string[]> ReferencesAsync(GraphUser user) =>
        [
            .. (await user.AskAsync(Query))["fundingAccounts"]!
                .AsArray()
                .Select(account => account!["reference"]!.ToString())
                .Distinct(),
        ];
}
