using System.Text.Json.Nodes;
using Payments.Domain.Deposits;
using Payments.Domain.Ledger;
using Payments.Storage;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.Deposits;

/// <summary>Which deposits are looked at: third parties, duplicates, large amounts.</summary>
public sealed class DepositScreeningTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [InlineData("JANE CITIZEN", "CONFIRMED", "MATCH", null)]
    [InlineData("Jane Quinn Citizen", "CONFIRMED", "MATCH", null)]
    [InlineData("J Citizen", "REVIEWING", "CLOSE_MATCH", "PAYER_UNCLEAR")]
    [InlineData("Pat Payer", "REVIEWING", "NO_MATCH", "THIRD_PARTY")]
    [InlineData(null, "REVIEWING", "NOT_TOLD", "PAYER_UNCLEAR")]
    public async Task A_sub_clients_account_takes_its_own_money_at_once_and_others_after_a_review(
        string? payer,
        string status,
        string match,
        string? reason
    )
    {
        var deposit = await PayAsync(await SubClientAsync(), payer);

        deposit["status"]!.ToString().ShouldBe(status);
        deposit["payerMatch"]!.ToString().ShouldBe(match);
        ((string?)deposit["reviewedFor"]!.AsArray().SingleOrDefault()).ShouldBe(reason);
    }

    [Fact]
    public async Task An_account_of_ones_own_takes_anybodys_money_until_the_policy_says_otherwise()
    {
        var account = await OwnAsync();
        (await PayAsync(account, "Pat Payer"))["status"]!.ToString().ShouldBe("CONFIRMED");
        await PolicyAsync(new { ownAccounts = "REVIEW" });

        var other = await PayAsync(account, "Pat Payer");
        var own = await PayAsync(account, "BLUEGUM IMPORTS PTY LIMITED");
        await PolicyAsync(new { });

        other["status"]!.ToString().ShouldBe("REVIEWING");
        own["status"]!.ToString().ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task Third_parties_are_sent_back_where_the_policy_says_so_and_the_unclear_are_reviewed()
    {
        var account = await SubClientAsync();
        await PolicyAsync(new { subClients = "RETURN" });

        var third = await PayAsync(account, "Pat Payer");
        var unclear = await PayAsync(account, "J Citizen");
        await PolicyAsync(new { });

        unclear["status"]!.ToString().ShouldBe("REVIEWING");
        await DepositTalk.LivesAsync(
            host.Bluegum,
            third["id"]!.ToString(),
            "INITIALISED REVIEWING REFUNDING REFUNDED"
        );
        third["rejectCode"]!.ToString().ShouldBe("COMPLIANCE_DECLINED");
    }

    [Fact]
    public async Task A_payment_like_one_before_is_marked_and_reviewed_if_the_policy_says_so()
    {
        var account = await OwnAsync();
        var first = await PayAsync(account, "Pat Payer", "Invoice 7");

        var second = await PayAsync(account, "Pat Payer", "Invoice 7");
        var other = await PayAsync(account, "Pat Payer", "Invoice 8");
        await PolicyAsync(new { reviewDuplicates = true });
        var third = await PayAsync(account, "Pat Payer", "Invoice 7");
        await PolicyAsync(new { });

        second["status"]!.ToString().ShouldBe("CONFIRMED");
        second["suspectedDuplicateOf"]!["id"]!.ToString().ShouldBe(first["id"]!.ToString());
        other["suspectedDuplicateOf"].ShouldBeNull();
        third["status"]!.ToString().ShouldBe("REVIEWING");
        third["reviewedFor"]![0]!.ToString().ShouldBe("SUSPECTED_DUPLICATE");
    }

    [Fact]
    public async Task Large_amounts_are_reviewed_from_the_threshold_on()
    {
        var account = await OwnAsync();
        var set = await PolicyAsync(
            new { reviewFrom = new[] { new { amount = "100.00", currency = "AUD" } } }
        );
        set["tenant"]!["depositPolicy"]!["reviewFrom"]![0]!["amount"]!
            .ToString()
            .ShouldBe("100.00");

        var below = await PayAsync(account, "Pat Payer", amount: "99.99");
        var at = await PayAsync(account, "Pat Payer", amount: "100.00");
        await PolicyAsync(new { });

        below["status"]!.ToString().ShouldBe("CONFIRMED");
        at["reviewedFor"]![0]!.ToString().ShouldBe("LARGE_AMOUNT");
    }

    [Fact]
    public async Task A_policy_needs_an_administrator_and_one_threshold_for_a_currency()
    {
        var approver = await host.SignInAsync("approver@bluegum.example");
        object[] twice =
        [
            new { amount = "1.00", currency = "AUD" },
            new { amount = "2.00", currency = "AUD" },
        ];

        (await PolicyAsync(new { }, approver)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await PolicyAsync(new { reviewFrom = twice }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.reviewFrom"]);
    }

    [Fact]
    public async Task A_deposit_is_found_by_all_that_is_known_of_it()
    {
        var account = await OwnAsync();
        var deposit = await PayAsync(account, "Pat Payer", "Find me", "31.00", "DIRECT_ENTRY");
        await PayAsync(account, "Pat Payer", "Not me", "32.00");

        var found = await host.Bluegum.AskAsync(
            """
            query ($id: ID) {
              deposits(
                virtualAccountId: $id, payerAccountNumber: "87654321",
                amount: { currency: "AUD", min: "31.00", max: "31.00" },
                where: {
                  rail: { eq: DIRECT_ENTRY }, railService: { eq: BECS_DIRECT_CREDIT }, payerName: { eq: "Pat Payer" },
                  payerMatch: { eq: NO_MATCH }, reference: { startsWith: "Find" }, clearedAt: { neq: null }
                }
              ) { nodes { id payeeName payerBank { name } payerAccount { routing } timeline { status } } }
            }
            """,
            new { id = account }
        );

        var only = found["deposits"]!["nodes"]!.AsArray().Single()!;
        only["id"]!.ToString().ShouldBe(deposit["id"]!.ToString());
        only["payeeName"]!.ToString().ShouldBe("Bluegum");
        only["payerBank"]!["name"]!.ToString().ShouldContain("Commonwealth");
        only["timeline"]!.AsArray().Count.ShouldBe(2);
        (
            await host.Bluegum.RefusalAsync(
                "{ deposits(amount: { currency: \"JPY\", min: \"1.5\" }) { nodes { id } } }"
            )
        ).ShouldBe("INVALID_INPUT");
    }

    [Fact]
    public async Task A_rail_carries_its_own_currency_only() =>
        (await TryPayAsync(await OwnAsync(), "Pat Payer", null, "1.00", "SCT"))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.rail"]);

    [Theory, MemberData(nameof(Databases))]
    public async Task A_credit_told_again_with_another_amount_is_not_booked_and_is_marked_once(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = await world.GivenDepositAsync(account, 50_000);

        await world.GivenCreditAsync(account, 50_000);
        (await world.ReadAsync<Deposit>()).ContradictedAt.ShouldBeNull();
        await world.GivenCreditAsync(account, 60_000);
        await world.GivenCreditAsync(account, 70_000);

        var now = await world.ReadAsync<Deposit>();
        now.ContradictedAt.ShouldNotBeNull();
        now.Amount.MinorUnits.ShouldBe(50_000);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
        (await world.ToldOfAsync(deposit.Subject)).ShouldBe([
            "1 deposit.initialised",
            "2 deposit.confirmed",
            "3 deposit.notice_contradicted",
        ]);
    }

    private static string Key() => SubClients.Key();

    private async Task<string> SubClientAsync()
    {
        var id = await host.Bluegum.OpenAsync(SubClients.Person());
        await host.Bluegum.AccountWhenAsync(
            id,
            account => account["status"]!.ToString() == "ACTIVE"
        );
        return id;
    }

    private async Task<string> OwnAsync() =>
        (
            await host.Bluegum.ChangeAsync(
                "createVirtualAccount",
                "virtualAccount { id }",
                new
                {
                    accountName = "Collections",
                    currency = "AUD",
                    idempotencyKey = Key(),
                }
            )
        )["virtualAccount"]!["id"]!.ToString();

    private async Task<JsonNode> PayAsync(
        string account,
        string? payer,
        string? reference = null,
        string amount = "10.00",
        string? rail = null
    )
    {
        var payload = await TryPayAsync(account, payer, reference, amount, rail);
        payload.Refusals().ShouldBeEmpty();
        return payload["deposit"]!;
    }

    private Task<JsonNode> TryPayAsync(
        string account,
        string? payer,
        string? reference,
        string amount,
        string? rail
    ) =>
        host.Bluegum.ChangeAsync(
            "simulateDeposit",
            "deposit { id status payerMatch reviewedFor rejectCode suspectedDuplicateOf { id } }",
            new
            {
                virtualAccountId = account,
                amount = new { amount, currency = "AUD" },
                payerName = payer,
                payeeName = "Bluegum",
                reference,
                rail,
                idempotencyKey = Key(),
            }
        );

    private Task<JsonNode> PolicyAsync(object policy, GraphUser? user = null)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(policy)!.AsObject();
        input["idempotencyKey"] = Key();
        return (user ?? host.Bluegum).ChangeAsync(
            "setDepositPolicy",
            "tenant { depositPolicy { subClients reviewFrom { amount } } }",
            input
        );
    }
}
