using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reading;

/// <summary>Money is filtered by amount and currency together.</summary>
public sealed class MoneyFilterTests(HostsOnBoth hosts)
{
    public static MatrixTheoryData<StorageProvider, string> Conditions { get; } =
        new(
            [StorageProvider.Sqlite, StorageProvider.Postgres],
            [
                "eq: \"20.02\"|20.02",
                "gt: \"10.01\", lt: \"30.00\"|20.02",
                "gte: \"10.01\", lte: \"20.02\"|10.01 20.02",
                "gte: \"30\"|30.00",
                "gt: \"30.00\"|",
                "gt: \"20.01\", lt: \"20.02\"|",
                "lt: \"30.00\"|10.01 20.02",
            ]
        );

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Deposits_are_found_by_their_amount(StorageProvider provider, string rule)
    {
        var user = (await hosts.OnAsync(provider)).Bluegum;
        var reference = $"Money {rule.GetHashCode(StringComparison.Ordinal):X}";
        foreach (var amount in (string[])["10.01", "20.02", "30.00"])
        {
            await user.DepositAsync(amount, reference: reference);
        }

        var (condition, expected) = (rule.Split('|')[0], rule.Split('|')[1]);
        var data = await user.AskAsync(
            $$"""
            query ($reference: String) {
              deposits(where: { reference: { eq: $reference }, amount: { currency: "AUD", {{condition}} } }) {
                nodes { amount { amount } }
              }
              others: deposits(where: { reference: { eq: $reference }, not: { amount: { currency: "AUD", {{condition}} } } }) {
                totalCount
              }
              foreign: deposits(where: { reference: { eq: $reference }, amount: { currency: "USD", {{condition}} } }) {
                totalCount
              }
            }
            """,
            new { reference }
        );

        var found = data["deposits"]!["nodes"]!
            .AsArray()
            .Select(node => (string)node!["amount"]!["amount"]!)
            .ToList();
        string.Join(' ', found).ShouldBe(expected);
        ((int)data["others"]!["totalCount"]!).ShouldBe(3 - found.Count);
        ((int)data["foreign"]!["totalCount"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task So_are_withdrawals_and_both_sides_of_payments(StorageProvider provider)
    {
        var user = (await hosts.OnAsync(provider)).Bluegum;
        await user.DepositAsync("100.00");
        await user.WithdrawAsync("7.77");

        var data = await user.AskAsync(
            """
            query ($seven: MoneyOperationFilterInput) {
              withdrawals(where: { amount: $seven }) { totalCount nodes { amount { amount } } }
              payments(where: { or: [{ from: $seven }, { to: $seven }] }) { totalCount }
            }
            """,
            new { seven = new { currency = "AUD", eq = "7.77" } }
        );

        ((int)data["withdrawals"]!["totalCount"]!).ShouldBe(1);
        ((int)data["payments"]!["totalCount"]!).ShouldBe(0);
    }

    [Fact]
    public async Task An_amount_that_the_currency_cannot_have_is_refused()
    {
        var user = (await hosts.OnAsync(StorageProvider.Sqlite)).Acme;

        (
            await user.RefusalAsync(
                """{ deposits(where: { amount: { currency: "AUD", eq: "1.001" } }) { nodes { id } } }"""
            )
        ).ShouldBe("INVALID_INPUT");
    }
}
