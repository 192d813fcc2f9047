using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Withdrawals;

public sealed class WithdrawalMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        withdrawal {
          id status isFinal isWaiting approval rail railService reference referenceOnStatement rejectCode
          refundAmount { amount } refundedAt clearedAt rejectedAt attempt
          recipient { id } sender { id } virtualAccount { id }
          payee { displayName account { bsb iban } } payer { mode displayName }
        }
        """;

    [Fact]
    public async Task Parties_given_inline_are_kept_with_it_and_nowhere_else()
    {
        await FundAsync("500.00");
        var before = await CountAsync();

        var payload = await CreateAsync(
            new
            {
                amount = Aud("10.00"),
                recipient = InlineBsb("Wattle Pty Ltd"),
                sender = new
                {
                    name = new { firstName = "Pat", lastName = "Payer" },
                    address = new { line1 = "1 Quay St", country = "NZ" },
                },
                reason = "BUSINESS",
                reference = "Café 7",
            }
        );

        var withdrawal = payload["withdrawal"]!;
        withdrawal["recipient"].ShouldBeNull();
        withdrawal["payee"]!["displayName"]!.ToString().ShouldBe("Wattle Pty Ltd");
        withdrawal["payer"]!["mode"]!.ToString().ShouldBe("INLINE_SENDER");
        withdrawal["payer"]!["displayName"]!.ToString().ShouldBe("Pat Payer");
        withdrawal["railService"]!.ToString().ShouldBe("NPP_IFTI");
        withdrawal["referenceOnStatement"]!.ToString().ShouldBe("Cafe 7");
        (await CountAsync()).ShouldBe(before);
        (await UntilAsync(withdrawal, "CONFIRMED"))["clearedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_sub_client_is_named_as_the_payer_and_its_withdrawals_are_found()
    {
        var account = await FundAsync("500.00");

        var withdrawal = (
            await CreateAsync(
                new
                {
                    amount = Aud("20.00"),
                    recipient = InlineBsb("Banksia Pty Ltd"),
                    virtualAccountId = account,
                }
            )
        )["withdrawal"]!;

        withdrawal["payer"]!["mode"]!.ToString().ShouldBe("SUB_CLIENT");
        withdrawal["payer"]!["displayName"]!.ToString().ShouldBe("Collections");
        var found = await host.Acme.AskAsync(
            """
            query ($id: ID) {
              withdrawals(
                virtualAccountId: $id, amount: { currency: "AUD", min: "20.00", max: "20.00" },
                where: { status: { neq: CANCELLED } }
              ) { nodes { id } }
            }
            """,
            new { id = account }
        );
        found["withdrawals"]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(withdrawal["id"]!.ToString());
    }

    [Theory]
    [InlineData("HALT_AML", "REVIEWING", "INITIALISED REVIEWING")]
    [InlineData("FAIL_AML", "CANCELLED", "INITIALISED REVIEWING CANCELLED")]
    [InlineData("SEND_RFI", "REVIEWING", "INITIALISED REVIEWING")]
    [InlineData("PUSH_AML", "CONFIRMED", "INITIALISED REVIEWING PENDING CONFIRMED")]
    [InlineData("FAIL_ACC", "REFUNDED", "INITIALISED PENDING CONFIRMED RETURNED REFUNDED")]
    public async Task Magic_words_lead_where_they_say(string word, string end, string timeline)
    {
        await FundAsync("500.00");
        var withdrawal = (await PayAsync($"Rent {word}"))["withdrawal"]!;

        await UntilAsync(withdrawal, end);

        (await TimelineAsync(withdrawal)).ShouldBe(timeline);
    }

    [Fact]
    public async Task A_review_is_passed_declined_or_ended_by_the_tenant()
    {
        await FundAsync("500.00");
        var passed = (await PayAsync("HALT_AML a"))["withdrawal"]!;
        var declined = (await PayAsync("HALT_AML b"))["withdrawal"]!;
        var cancelled = (await PayAsync("HALT_AML c"))["withdrawal"]!;

        await ReviewAsync(passed, new { decision = "APPROVE" });
        await ReviewAsync(
            declined,
            new { decision = "DECLINE", rejectCode = "SENDER_INCOMPLETE_ADDRESS" }
        );
        await ChangeAsync("cancelWithdrawal", cancelled, new { });

        await UntilAsync(passed, "CONFIRMED");
        var no = await UntilAsync(declined, "CANCELLED");
        no["rejectCode"]!.ToString().ShouldBe("SENDER_INCOMPLETE_ADDRESS");
        no["refundAmount"]!["amount"]!.ToString().ShouldBe("10.50");
        (await UntilAsync(cancelled, "CANCELLED"))["rejectCode"]!
            .ToString()
            .ShouldBe("CANCELLATION_REQUESTED_BY_PARTICIPANT");
        var again = await ReviewAsync(declined, new { decision = "APPROVE" });
        again.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Theory]
    [InlineData("REFUND", "REFUNDED", "INITIALISED PENDING FAILED REFUNDED")]
    [InlineData("CANCEL", "CANCELLED", "INITIALISED PENDING FAILED CANCELLED")]
    [InlineData("TRY_AGAIN", "PENDING", "INITIALISED PENDING FAILED PENDING")]
    public async Task What_failed_is_refunded_cancelled_or_tried_again(
        string decision,
        string end,
        string timeline
    )
    {
        await FundAsync("500.00");
        var withdrawal = (await PayAsync("RAIL_NEVER"))["withdrawal"]!;
        await UntilAsync(withdrawal, "PENDING");
        await ChangeAsync(
            "simulateWithdrawalOutcome",
            withdrawal,
            new { answer = "REJECT", schemeCode = "AB05" }
        );
        await UntilAsync(withdrawal, "FAILED");

        await ChangeAsync("simulateFailureDecision", withdrawal, new { decision });

        await UntilAsync(withdrawal, end);
        (await TimelineAsync(withdrawal)).ShouldBe(timeline);
    }

    [Fact]
    public async Task A_second_try_settles_by_its_own_instruction()
    {
        await FundAsync("500.00");
        var withdrawal = (await PayAsync("RAIL_NEVER"))["withdrawal"]!;
        await UntilAsync(withdrawal, "PENDING");
        await ChangeAsync(
            "simulateWithdrawalOutcome",
            withdrawal,
            new { answer = "REJECT", schemeCode = "AB05" }
        );
        await UntilAsync(withdrawal, "FAILED");
        await ChangeAsync("simulateFailureDecision", withdrawal, new { decision = "TRY_AGAIN" });

        await ChangeAsync("simulateWithdrawalOutcome", withdrawal, new { answer = "SETTLE" });

        (await UntilAsync(withdrawal, "CONFIRMED"))["attempt"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_approver_signs_in_and_agrees()
    {
        await FundInYenAsync();
        var approver = await host.SignInAsync("approver@acme.example");
        (await SetPolicyAsync(host.Acme, "5000"))["errors"].ShouldBeNull();
        (await SetPolicyAsync(approver, "1")).Refusals().ShouldBe(["FORBIDDEN"]);
        var withdrawal = (
            await CreateAsync(
                new { amount = new { amount = "5000", currency = "JPY" }, recipient = InlineYen() }
            )
        )["withdrawal"]!;
        withdrawal["approval"]!.ToString().ShouldBe("PENDING");

        var own = await ChangeAsync("approveWithdrawal", withdrawal, new { });
        own["errors"]![0]!["__typename"]!.ToString().ShouldBe("OwnWithdrawalError");
        await ChangeAsync("approveWithdrawal", withdrawal, new { }, approver);
        var late = await ChangeAsync("rejectWithdrawal", withdrawal, new { }, approver);

        late["errors"]![0]!["__typename"]!.ToString().ShouldBe("ApprovalDecidedError");
        await UntilAsync(withdrawal, "CONFIRMED");
    }

    [Fact]
    public async Task The_test_clock_sends_what_is_scheduled()
    {
        var bluegum = host.Bluegum;
        await FundAsync("500.00", bluegum);
        var now = await AdvanceAsync(bluegum, null);
        var withdrawal = (
            await CreateAsync(
                new
                {
                    amount = Aud("10.00"),
                    recipient = InlineBsb("Grevillea Pty Ltd"),
                    scheduledAt = now!.Value.AddDays(7),
                },
                bluegum
            )
        )["withdrawal"]!;
        withdrawal["isWaiting"]!.GetValue<bool>().ShouldBeTrue();

        await AdvanceAsync(bluegum, now.Value.AddDays(8));

        (await UntilAsync(withdrawal, "CONFIRMED", bluegum))["isWaiting"]!
            .GetValue<bool>()
            .ShouldBeFalse();
    }

    [Fact]
    public async Task Bad_input_is_refused_by_the_field_and_moves_nothing()
    {
        string[][] refused =
        [
            (await CreateAsync(new { amount = Aud("1.00") })).Refusals(),
            (
                await CreateAsync(
                    new { amount = Aud("1.00"), recipient = InlineBsb("X Pty Ltd", "06200") }
                )
            ).Refusals(),
            (await PayAsync("家賃")).Refusals(),
            (
                await CreateAsync(
                    new
                    {
                        amount = Aud("1.00"),
                        recipient = InlineBsb("X Pty Ltd"),
                        virtualAccountId = "vac_nonsense",
                    }
                )
            ).Refusals(),
        ];

        refused
            .Select(errors => string.Join(',', errors))
            .ShouldBe([
                "INVALID_INPUT input.recipientId",
                "INVALID_INPUT input.recipient.account.bsb",
                "INVALID_INPUT input.reference",
                "NOT_FOUND input.virtualAccountId",
            ]);
    }

    private static object Aud(string amount) => new { amount, currency = "AUD" };

    private static object InlineBsb(string name, string bsb = "062000") =>
        new
        {
            name = new { companyName = name },
            account = new
            {
                type = "BSB",
                currency = "AUD",
                country = "AU",
                bsb,
                accountNumber = "12345678",
            },
        };

    private static object InlineYen() =>
        new
        {
            name = new { companyName = "Sakura KK" },
            account = new
            {
                type = "ACCOUNT_NUMBER",
                currency = "JPY",
                country = "JP",
                accountNumber = "1234567",
                bic = "BOTKJPJT",
            },
        };

    private static string Key() => $"key-{Guid.CreateVersion7():n}";

    private static JsonObject With(object input, string key)
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        node["idempotencyKey"] = key;
        return node;
    }

    private Task<JsonNode> CreateAsync(object input, GraphUser? user = null) =>
        (user ?? host.Acme).ChangeAsync("createWithdrawal", Shown, With(input, Key()));

    private Task<JsonNode> PayAsync(string reference) =>
        CreateAsync(
            new
            {
                amount = Aud("10.00"),
                recipient = InlineBsb("Wattle Pty Ltd"),
                reference,
            }
        );

    private async Task<JsonNode> ChangeAsync(
        string mutation,
        JsonNode withdrawal,
        object input,
        GraphUser? user = null
    )
    {
        var node = With(input, Key());
        node["withdrawalId"] = withdrawal["id"]!.ToString();
        return await (user ?? host.Acme).ChangeAsync(mutation, Shown, node);
    }

    private Task<JsonNode> ReviewAsync(JsonNode withdrawal, object decision) =>
        ChangeAsync("simulateWithdrawalReview", withdrawal, decision);

    private static Task<JsonNode> SetPolicyAsync(GraphUser user, string yen) =>
        user.ChangeAsync(
            "setApprovalPolicy",
            "tenant { approvalThresholds { amount } }",
            new
            {
                thresholds = new[] { new { amount = yen, currency = "JPY" } },
                idempotencyKey = Key(),
            }
        );

    private Task<string> FundInYenAsync() => FundAsync("100000", host.Acme, "JPY");

    private async Task<string> FundAsync(
        string amount,
        GraphUser? user = null,
        string currency = "AUD"
    )
    {
        var payer = user ?? host.Acme;
        var account = (
            await payer.ChangeAsync(
                "createVirtualAccount",
                "virtualAccount { id }",
                new
                {
                    accountName = "Collections",
                    currency,
                    idempotencyKey = Key(),
                }
            )
        )["virtualAccount"]!["id"]!.ToString();
        var deposit = await payer.ChangeAsync(
            "simulateDeposit",
            "deposit { status }",
            new
            {
                virtualAccountId = account,
                amount = new { amount, currency },
                idempotencyKey = Key(),
            }
        );
        deposit["deposit"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        return account;
    }

    private async Task<int> CountAsync() =>
        (await host.Acme.AskAsync("{ recipients { totalCount } senders { totalCount } }"))[
            "recipients"
        ]!["totalCount"]!.GetValue<int>();

    private async Task<string> TimelineAsync(JsonNode withdrawal)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Withdrawal { timeline { status } } } }",
            new { id = withdrawal["id"]!.ToString() }
        );
        return string.Join(
            ' ',
            data["node"]!["timeline"]!.AsArray().Select(step => step!["status"]!.ToString())
        );
    }

    /// <summary>The withdrawal in the status, told by its subscription and not by asking again.</summary>
    private async Task<JsonNode> UntilAsync(
        JsonNode withdrawal,
        string status,
        GraphUser? user = null
    )
    {
        var reader = user ?? host.Acme;
        var id = withdrawal["id"]!.ToString();
        var start = await reader.AskAsync("{ events(first: 1) { nodes { cursor } } }");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(PaymentsHost.Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var changes = GraphSocket.ListenAsync(
            host.GraphQL,
            reader.Token!,
            """
            subscription ($id: ID, $after: EventCursor) {
              withdrawalChanged(id: $id, after: $after) { status }
            }
            """,
            new { id, after = start["events"]!["nodes"]![0]!["cursor"]!.ToString() },
            limit.Token
        );
        await foreach (var change in changes)
        {
            if ((string?)change["withdrawalChanged"]!["status"] == status)
            {
                break;
            }
        }

        var data = await reader.AskAsync(
            $$"""query ($id: ID!) { node(id: $id) { ... on Withdrawal { {{Inner}} } } }""",
            new { id }
        );
        return data["node"]!;
    }

    private static string Inner => Shown[(Shown.IndexOf('{') + 1)..Shown.LastIndexOf('}')];

    private static async Task<DateTimeOffset?> AdvanceAsync(GraphUser user, DateTimeOffset? to)
    {
        var payload = await user.ChangeAsync(
            "advanceTestClock",
            "now",
            new { to = to ?? new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero) }
        );
        return payload["now"]?.GetValue<DateTimeOffset>();
    }
}
