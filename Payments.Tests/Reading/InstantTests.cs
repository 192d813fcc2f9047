using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reading;

/// <summary>An instant is the same wherever the clock that told it hangs.</summary>
public sealed class InstantTests(HostsOnBoth hosts)
{
    private const string Early = "2020-01-01T00:00:00+02:00";
    private const string Late = "2120-01-01T00:00:00-09:30";

    public static TheoryData<StorageProvider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_filter_takes_an_offset_in_the_document(StorageProvider provider)
    {
        var user = (await hosts.OnAsync(provider)).Acme;
        await CreateSenderAsync(user);

        var data = await user.AskAsync(
            $$"""
            {
              since: senders(first: 1, where: { createdAt: { gt: "{{Early}}", nlt: "{{Early}}" } }) { nodes { id } }
              before: senders(first: 1, where: { createdAt: { gt: "{{Late}}" } }) { nodes { id } }
            }
            """
        );

        data["since"]!["nodes"]!.AsArray().Count.ShouldBe(1);
        data["before"]!["nodes"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task And_in_variables_alone_or_in_a_list(StorageProvider provider)
    {
        var user = (await hosts.OnAsync(provider)).Acme;
        var sender = await CreateSenderAsync(user);
        // Answers are cut to the millisecond.
        var from = DateTimeOffset
            .Parse((string)sender["createdAt"]!, CultureInfo.InvariantCulture)
            .ToOffset(TimeSpan.FromHours(5.5));

        var data = await user.AskAsync(
            """
            query ($from: DateTime!, $to: DateTime!, $others: [DateTime!]) {
              senders(where: { createdAt: { gte: $from, lt: $to, nin: $others } }) { nodes { id } }
              none: senders(where: { createdAt: { in: $others } }) { nodes { id } }
            }
            """,
            new
            {
                from,
                to = from.AddMilliseconds(1),
                others = new[] { Early, Late },
            }
        );

        data["senders"]!["nodes"]!
            .AsArray()
            .Select(node => (string)node!["id"]!)
            .ShouldContain((string)sender["id"]!);
        data["none"]!["nodes"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_argument_takes_an_offset(StorageProvider provider)
    {
        var user = (await hosts.OnAsync(provider)).Bluegum;
        await user.DepositAsync("12.50");

        var data = await user.AskAsync(
            $$"""
            query ($from: DateTime!, $to: DateTime!) {
              before: balances(currencies: ["AUD"], at: "{{Early}}") { posted { amount } }
              now: balances(currencies: ["AUD"], at: "{{Late}}") { posted { amount } }
              statement(currency: "AUD", from: $from, to: $to) { opening { amount } }
            }
            """,
            new
            {
                from = Early,
                to = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(10)),
            }
        );

        ((string?)data["before"]![0]!["posted"]!["amount"]).ShouldBe("0.00");
        ((string?)data["now"]![0]!["posted"]!["amount"]).ShouldNotBe("0.00");
        ((string?)data["statement"]!["opening"]!["amount"]).ShouldBe("0.00");
    }

    private static async Task<JsonNode> CreateSenderAsync(GraphUser user)
    {
        var made = await user.ChangeAsync(
            "createSender",
            "sender { id createdAt }",
            new
            {
                name = new { firstName = "Ann", lastName = "Instant" },
                address = new
                {
                    line1 = "1 Clock St",
                    city = "Perth",
                    state = "WA",
                    postcode = "6000",
                    country = "AU",
                },
                idempotencyKey = Guid.CreateVersion7().ToString(),
            }
        );
        made.Refusals().ShouldBeEmpty();
        return made["sender"]!;
    }
}
