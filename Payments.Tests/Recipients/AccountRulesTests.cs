using Payments.Domain.Errors;
using Payments.Domain.Recipients;
using Payments.Domain.Values;

namespace Payments.Tests.Recipients;

public sealed class AccountRulesTests
{
    // One good account of each type; everything below spoils one of them.
    private static readonly AccountDetails[] Good =
    [
        new()
        {
            Type = AccountType.Bsb,
            Currency = Currency.Aud,
            Country = "AU",
            Bsb = "062-000",
            AccountNumber = "1234 5678",
        },
        new()
        {
            Type = AccountType.Payid,
            Currency = Currency.Aud,
            Country = "AU",
            PayId = "pay@example.com",
        },
        new()
        {
            Type = AccountType.Iban,
            Currency = Currency.Eur,
            Country = "DE",
            Iban = "DE89 3704 0044 0532 0130 00",
            Bic = "COBADEFFXXX",
        },
        new()
        {
            Type = AccountType.AccountNumber,
            Currency = Currency.Jpy,
            Country = "JP",
            AccountNumber = "1234567",
            Bic = "BOTKJPJT",
        },
        new()
        {
            Type = AccountType.Aba,
            Currency = Currency.Parse("USD"),
            Country = "US",
            Aba = "021000021",
            AccountNumber = "123456789",
            Bic = "CHASUS33",
        },
        new()
        {
            Type = AccountType.SortCode,
            Currency = Currency.Parse("GBP"),
            Country = "GB",
            SortCode = "20-00-00",
            AccountNumber = "12345678",
            Bic = "BARCGB22",
        },
        new()
        {
            Type = AccountType.Ifsc,
            Currency = Currency.Parse("INR"),
            Country = "IN",
            Ifsc = "HDFC0000001",
            AccountNumber = "50100012345678",
            Bic = "HDFCINBB",
        },
        new()
        {
            Type = AccountType.Cnaps,
            Currency = Currency.Parse("CNY"),
            Country = "CN",
            Cnaps = "102100099996",
            AccountNumber = "6222020200012345678",
            Bic = "ICBKCNBJ",
        },
        new()
        {
            Type = AccountType.Clabe,
            Currency = Currency.Parse("MXN"),
            Country = "MX",
            Clabe = "032180000118359719",
            Bic = "BCMRMXMM",
        },
    ];

    public static TheoryData<AccountType> Types => [.. Enum.GetValues<AccountType>()];

    [Fact]
    public void Every_type_has_its_row_in_the_table_at_its_place() =>
        AccountRules.Table.Select(rule => rule.Type).ShouldBe(Enum.GetValues<AccountType>());

    [Theory]
    [MemberData(nameof(Types))]
    public void The_fields_that_a_type_needs_are_accepted(AccountType type) =>
        AccountRules.Problems(Of(type)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_missing_field_is_named(AccountType type)
    {
        foreach (var rule in AccountRules.Of(type).Fields.Where(rule => rule.Required))
        {
            var problems = AccountRules.Problems(With(Of(type), rule.Field, null)).ToList();

            problems.Select(problem => problem.Field).ShouldBe([AccountRules.NameOf(rule.Field)]);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_field_of_another_type_is_named(AccountType type)
    {
        var own = AccountRules.Of(type).Fields.Select(rule => rule.Field).ToHashSet();
        foreach (var field in Enum.GetValues<AccountField>().Where(field => !own.Contains(field)))
        {
            var value = Good.Select(account => account[field]).First(text => text is not null);

            var problems = AccountRules.Problems(With(Of(type), field, value)).ToList();

            problems.ShouldContain(problem => problem.Field == AccountRules.NameOf(field));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_malformed_field_is_named(AccountType type)
    {
        foreach (var rule in AccountRules.Of(type).Fields)
        {
            var problems = AccountRules.Problems(With(Of(type), rule.Field, "?")).ToList();

            problems.Select(problem => problem.Field).ShouldBe([AccountRules.NameOf(rule.Field)]);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_unknown_country_is_refused(AccountType type) =>
        AccountRules
            .Problems(Of(type) with { Country = "ZZ" })
            .Select(problem => problem.Field)
            .ShouldBe(["country"]);

    [Fact]
    public void Local_accounts_are_held_at_home_in_the_local_currency()
    {
        foreach (
            var account in Good.Where(account => AccountRules.Of(account.Type).Currency is not null)
        )
        {
            var abroad = account with { Country = "FR", Currency = Currency.Eur };

            AccountRules
                .Problems(abroad)
                .Select(problem => problem.Field)
                .ShouldBe(["country", "currency"]);
        }
    }

    [Fact]
    public void An_iban_of_another_country_is_refused() =>
        AccountRules
            .Problems(Of(AccountType.Iban) with { Country = "FR" })
            .Select(problem => problem.Field)
            .ShouldBe(["iban"]);

    [Fact]
    public void Australian_accounts_are_addressed_by_the_local_rails() =>
        AccountRules
            .Problems(
                Of(AccountType.AccountNumber) with
                {
                    Country = "AU",
                    Currency = Currency.Aud,
                }
            )
            .Select(problem => problem.Field)
            .ShouldBe(["type"]);

    [Fact]
    public void An_iban_needs_no_bic() =>
        AccountRules.Problems(Of(AccountType.Iban) with { Bic = null }).ShouldBeEmpty();

    [Fact]
    public void Several_problems_are_found_at_once() =>
        AccountRules
            .Problems(Of(AccountType.Bsb) with { Bsb = "1", AccountNumber = null, Iban = "DE" })
            .Select(problem => problem.Field)
            .ShouldBe(["bsb", "accountNumber", "iban"], ignoreOrder: true);

    [Fact]
    public void The_normal_form_has_no_spaces_and_hyphens()
    {
        var bsb = AccountRules.Normalize(Of(AccountType.Bsb));
        var iban = AccountRules.Normalize(Of(AccountType.Iban));

        (bsb.Bsb, bsb.AccountNumber).ShouldBe(("062000", "12345678"));
        iban.Iban.ShouldBe("DE89370400440532013000");
    }

    [Fact]
    public void What_does_not_fit_is_never_normalised() =>
        Should
            .Throw<InvalidInputException>(() =>
                AccountRules.Normalize(Of(AccountType.Bsb) with { Bsb = "1" })
            )
            .Path.ShouldBe(["input", "account", "bsb"]);

    private static AccountDetails Of(AccountType type) =>
        Good.Single(account => account.Type == type);

    private static AccountDetails With(AccountDetails account, AccountField field, string? value) =>
        field switch
        {
            AccountField.Bsb => account with { Bsb = value },
            AccountField.AccountNumber => account with { AccountNumber = value },
            AccountField.Iban => account with { Iban = value },
            AccountField.Bic => account with { Bic = value },
            AccountField.PayId => account with { PayId = value },
            AccountField.Aba => account with { Aba = value },
            AccountField.SortCode => account with { SortCode = value },
            AccountField.Ifsc => account with { Ifsc = value },
            AccountField.Cnaps => account with { Cnaps = value },
            AccountField.Clabe => account with { Clabe = value },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
}
