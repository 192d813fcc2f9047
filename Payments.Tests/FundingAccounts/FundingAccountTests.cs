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
        FundingReference.IsValid(acme[0]).ShouldBeTrue();
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
        FundingAccountDirectory.For(TenantId.New(), TenantEnvironment.Live, null).ShouldBeEmpty();

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

            FundingReference.IsValid(written).ShouldBe(written == reference);
        }
    }

    [Fact]
    public void A_virtual_account_has_a_reference_of_its_own()
    {
        var tenant = TenantId.New();
        var references = Enumerable
            .Range(0, 1_000)
            .Select(_ => FundingReference.Of(tenant, Guid.CreateVersion7()))
            .Append(FundingReference.Of(tenant));

        references.ShouldBeUnique();
    }

    private static async Task<string[]> ReferencesAsync(GraphUser user) =>
        [
            .. (await user.AskAsync(Query))["fundingAccounts"]!
                .AsArray()
                .Select(account => account!["reference"]!.ToString())
                .Distinct(),
        ];
}
