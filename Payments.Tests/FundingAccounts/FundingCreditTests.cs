using System.Text.Json.Nodes;
using Payments.Tests.Deposits;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.FundingAccounts;

/// <summary>Money paid into a funding account, as a client of the server sees it.</summary>
public sealed class FundingCreditTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("invoice 12, {0}/thank you")]
    [InlineData("{0:grouped}")]
    [InlineData("{0:lower}")]
    [InlineData("RF18539007547034 is ours, yours is {0:grouped}")]
    public async Task With_the_tenants_reference_it_is_in_the_balance_of_its_currency(string text)
    {
        var reference = await host.Acme.ReferenceAsync();
        var before = await host.Acme.BalanceAsync("EUR");

        var deposit = await host.Acme.FundAsync(Written(text, reference));

        deposit["status"]!.ToString().ShouldBe("CONFIRMED");
        deposit["fundingReference"]!.ToString().ShouldBe(reference);
        deposit["payerMatch"]!.ToString().ShouldBe("MATCH");
        deposit["virtualAccount"].ShouldBeNull();
        (await host.Acme.BalanceAsync("EUR")).ShouldBe(before + 100);
    }

    [Fact]
    public async Task Each_sub_client_has_a_reference_of_its_own_that_tags_the_money()
    {
        var (jane, other) = (await host.Acme.SubClientAsync(), await host.Acme.SubClientAsync());
        var reference = await host.Acme.ReferenceAsync(jane);
        string[] all =
        [
            reference,
            await host.Acme.ReferenceAsync(other),
            await host.Acme.ReferenceAsync(),
        ];
        all.ShouldBeUnique();
        var before = await host.Acme.BalanceAsync("USD");

        var deposit = await host.Acme.FundAsync(reference, "25.00", "USD", "JANE CITIZEN");

        deposit["status"]!.ToString().ShouldBe("CONFIRMED");
        deposit["virtualAccount"]!["id"]!.ToString().ShouldBe(jane);
        (await host.Acme.BalanceAsync("USD")).ShouldBe(before + 25);
        var found = await host.Acme.AskAsync(
            """
            query ($id: ID, $reference: String) {
              deposits(first: 5, virtualAccountId: $id, where: { fundingReference: { eq: $reference } }) { nodes { id } }
            }
            """,
            new { id = jane, reference }
        );
        found["deposits"]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(deposit["id"]!.ToString());
    }

    [Fact]
    public async Task An_account_of_ones_own_has_no_reference_beside_the_tenants()
    {
        var account = await host.Acme.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { fundingAccounts { reference } }",
            new
            {
                accountName = "Collections",
                currency = "AUD",
                idempotencyKey = SubClients.Key(),
            }
        );

        account["virtualAccount"]!["fundingAccounts"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{0:damaged}", "REFERENCE_WRONG")]
    [InlineData("{0:cut}", "REFERENCE_WRONG")]
    [InlineData("Invoice 12", "REFERENCE_MISSING")]
    [InlineData("RF15ABCDEFGH0123456789JK", "REFERENCE_UNKNOWN")]
    public async Task Without_the_right_reference_it_lies_with_the_platform_which_says_why(
        string text,
        string reason
    )
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var written =
            $"{Guid.CreateVersion7():n} {Written(text, await host.Acme.ReferenceAsync())}";
        var before = await host.Acme.BalanceAsync("EUR");

        var payload = await host.Acme.TryFundAsync(written);

        payload.Refusals().ShouldBeEmpty();
        payload["deposit"].ShouldBeNull();
        (await StrayAsync(desk, written))["reason"]!.ToString().ShouldBe(reason);
        (await host.Acme.BalanceAsync("EUR")).ShouldBe(before);
    }

    [Fact]
    public async Task With_the_references_of_two_an_operator_decides_whose_it_is()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var jane = await host.Acme.SubClientAsync();
        var text =
            $"{await host.Acme.ReferenceAsync()} {await host.Acme.ReferenceAsync(jane)} {Guid.CreateVersion7():n}";
        await host.Acme.TryFundAsync(text);
        var stray = await StrayAsync(desk, text);
        stray["reason"]!.ToString().ShouldBe("REFERENCE_AMBIGUOUS");
        var before = await host.Acme.BalanceAsync("EUR");

        var assigned = await desk.ChangeAsync(
            "assignSuspendedCredit",
            "suspendedCredit { status }",
            new
            {
                suspendedCreditId = stray["id"]!.ToString(),
                virtualAccountId = jane,
                idempotencyKey = SubClients.Key(),
            }
        );

        assigned.Refusals().ShouldBeEmpty();
        await Eventually.ReachesAsync(
            () => host.Acme.BalanceAsync("EUR"),
            now => now == before + 100,
            now => $"{now} of {before + 100}"
        );
    }

    [Fact]
    public async Task For_a_closed_sub_client_it_waits_in_its_tenants_suspense()
    {
        var jane = await host.Acme.SubClientAsync();
        var reference = await host.Acme.ReferenceAsync(jane);
        await host.Acme.ChangeAccountAsync("simulateVirtualAccountBlock", jane);
        var before = await host.Acme.BalanceAsync("EUR");

        var payload = await host.Acme.TryFundAsync(reference);

        var suspended = payload["suspendedCredit"].ShouldNotBeNull(payload.ToJsonString());
        suspended["reason"]!.ToString().ShouldBe("ACCOUNT_CLOSED");
        (await host.Acme.BalanceAsync("EUR")).ShouldBe(before);
    }

    [Fact]
    public async Task A_stranger_who_pays_for_a_sub_client_is_reviewed_and_can_be_paid_back()
    {
        var jane = await host.Acme.SubClientAsync();
        var reference = await host.Acme.ReferenceAsync(jane);

        var deposit = await host.Acme.FundAsync(reference, payer: "Pat Payer");

        deposit["status"]!.ToString().ShouldBe("REVIEWING");
        deposit["reviewedFor"]![0]!.ToString().ShouldBe("THIRD_PARTY");
        var decided = await host.Acme.ChangeAsync(
            "simulateDepositReview",
            "deposit { status }",
            new
            {
                depositId = deposit["id"]!.ToString(),
                decision = "RETURN",
                idempotencyKey = SubClients.Key(),
            }
        );
        decided.Refusals().ShouldBeEmpty();
        await DepositTalk.LivesAsync(
            host.Acme,
            deposit["id"]!.ToString(),
            "INITIALISED REVIEWING REFUNDING REFUNDED"
        );
    }

    [Fact]
    public async Task A_notice_that_comes_twice_makes_one_deposit_which_can_be_refunded()
    {
        var reference = await host.Acme.ReferenceAsync();
        var before = await host.Acme.BalanceAsync("GBP");
        var deposit = await host.Acme.FundAsync($"{reference} RAIL_TWICE", "10.00", "GBP");

        var refunded = await host.Acme.ChangeAsync(
            "refundDeposit",
            "deposit { status }",
            new { depositId = deposit["id"]!.ToString(), idempotencyKey = SubClients.Key() }
        );

        refunded.Refusals().ShouldBeEmpty();
        await DepositTalk.LivesAsync(
            host.Acme,
            deposit["id"]!.ToString(),
            "INITIALISED CONFIRMED REFUNDING REFUNDED"
        );
        (await host.Acme.BalanceAsync("GBP")).ShouldBe(before);
    }

    [Fact]
    public async Task Nobody_simulates_money_for_another_or_in_a_currency_without_an_account()
    {
        var theirs = await host.Bluegum.ReferenceAsync();
        var ours = await host.Acme.ReferenceAsync();

        string[][] refused =
        [
            (await host.Acme.TryFundAsync(theirs)).Refusals(),
            (await host.Acme.TryFundAsync(ours, currency: "JPY", amount: "100")).Refusals(),
            (await host.Acme.TryFundAsync(ours, rail: "NPP")).Refusals(),
            (await host.Acme.TryFundAsync("Ünlesbar")).Refusals(),
        ];

        refused
            .Select(errors => string.Join(',', errors))
            .ShouldBe([
                "INVALID_INPUT input.reference",
                "INVALID_INPUT input.amount.currency",
                "INVALID_INPUT input.rail",
                "INVALID_INPUT input.reference",
            ]);
    }

    /// <summary>A text with a reference written as payers write it.</summary>
    private static string Written(string text, string reference) =>
        text.Replace("{0}", reference, StringComparison.Ordinal)
            .Replace(
                "{0:grouped}",
                string.Join(' ', reference.Chunk(4).Select(group => new string(group))),
                StringComparison.Ordinal
            )
            .Replace("{0:lower}", reference.ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("{0:cut}", reference[..18], StringComparison.Ordinal)
            .Replace(
                "{0:damaged}",
                $"RF{(reference[2..4] == "50" ? "51" : "50")}{reference[4..]}",
                StringComparison.Ordinal
            );

    private static Task<JsonNode> StrayAsync(GraphUser desk, string reference) =>
        Eventually.ReachesAsync(async () => (
                    await desk.AskAsync(
                        """
                        query ($reference: String) {
                          suspendedCredits(last: 5, where: { reference: { eq: $reference } }) { nodes { id reason status } }
                        }
                        """,
                        new { reference }
                    )
                )["suspendedCredits"]!["nodes"]!.AsArray().FirstOrDefault()!, found => found is not null, _ => $"nothing came with {reference}");
}
