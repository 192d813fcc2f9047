using Payments.Sandbox.Banks;

namespace Payments.Tests.Sandbox;

public sealed class DemoBanksTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly IReadOnlyList<DemoAccount> Accounts =
    [
        .. DemoBanks.All.SelectMany(bank => bank.Users).SelectMany(user => user.Accounts),
    ];

    public static TheoryData<string> UsedAccounts =>
        [
            .. Accounts
                .Where(account => account.Profile is not AccountProfile.Empty)
                .Select(account => account.ResourceId),
        ];

    [Fact]
    public void Every_iban_has_the_length_of_its_country_and_right_check_digits()
    {
        var lengths = new Dictionary<string, int>
        {
            ["DE"] = 22,
            ["FR"] = 27,
            ["GB"] = 22,
            ["IT"] = 27,
            ["NL"] = 18,
            ["RO"] = 24,
        };
        var ibans = Accounts.Select(account => account.Iban).OfType<string>().ToList();

        ibans.ShouldAllBe(iban => Iban.IsRightlyChecked(iban));
        ibans.ShouldAllBe(iban => iban.Length == lengths[iban.Substring(0, 2)]);
        ibans.Distinct().Count().ShouldBe(ibans.Count);
    }

    [Fact]
    public void Every_account_is_known_by_an_iban_or_a_national_number() =>
        Accounts.ShouldAllBe(account => (account.Iban == null) != (account.Bban == null));

    [Fact]
    public void The_demo_has_accounts_without_cents_and_with_thousandths() =>
        Accounts
            .Select(account => account.Currency)
            .Distinct()
            .ShouldBeSubsetOf(["AUD", "EUR", "GBP", "JPY", "KWD", "NZD", "RON", "USD"]);

    [Theory]
    [MemberData(nameof(UsedAccounts))]
    public void An_account_in_use_has_sixty_transactions_in_three_months(string resourceId) =>
        TransactionHistory
            .Between(Find(resourceId), Today.AddDays(-90), Today)
            .Count()
            .ShouldBeGreaterThanOrEqualTo(60);

    [Theory]
    [MemberData(nameof(UsedAccounts))]
    public void No_account_is_ever_overdrawn(string resourceId)
    {
        var account = Find(resourceId);
        var balance = TransactionHistory.BalanceAfter(
            account,
            TransactionHistory.Opened.AddDays(-1)
        );

        for (var day = TransactionHistory.Opened; day < Today; day = day.AddDays(1))
        {
            balance += TransactionHistory.On(account, day).Sum(one => one.AmountMinorUnits);
            balance.ShouldBeGreaterThanOrEqualTo(0, $"{resourceId} on {day}");
        }

        balance.ShouldBe(TransactionHistory.BalanceAfter(account, Today.AddDays(-1)));
    }

    [Theory]
    [InlineData(123456, "JPY", "123456")]
    [InlineData(123456, "EUR", "1234.56")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(123456, "KWD", "123.456")]
    public void Amounts_are_written_with_the_currencys_decimals(
        long minorUnits,
        string currency,
        string text
    ) => DemoCurrency.Text(minorUnits, currency).ShouldBe(text);

    private static DemoAccount Find(string resourceId) =>
        Accounts.Single(account => account.ResourceId == resourceId);
}
