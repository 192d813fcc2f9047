using System.Text.Json.Nodes;
using Payments.GraphQL.Hosting;
using Payments.Tests.Kit;
using static Payments.Tests.Reviews.LivePlatform;

namespace Payments.Tests.Reviews;

/// <summary>Operators say what is looked at before it leaves a LIVE tenant, while the servers run.</summary>
public sealed class ReviewRulesTests(LivePlatform platform) : IClassFixture<LivePlatform>
{
    private const string Rules = """
        { reviewRules {
          id version changedAt changedBy { email }
          largeAmountFrom { amount currency } newRecipientFrom { amount currency }
          listedCountries listedRecipients listedAccounts
        } }
        """;

    private static readonly string[] LargeAmount = ["LARGE_AMOUNT"];
    private static readonly string[] WrongCountries = ["AU", "Australia", "AU"];
    private static readonly string[] WrongNames = ["Bluegum", "--", "", "bluegum"];

    private GraphUser Desk => platform.Desk;

    private GraphUser Payer => platform.Payers[0];

    public static TheoryData<string, string, string, string[]> Stops =>
        new()
        {
            { "listedCountries", "AU", "1.00", ["LISTED_COUNTRY"] },
            { "listedCountries", "NZ", "1.00", [] },
            { "listedRecipients", " Bluegum  Import ", "1.00", ["LISTED_RECIPIENT"] },
            { "listedRecipients", "Redgum Exports", "1.00", [] },
            { "listedAccounts", "1234 5678", "1.00", ["LISTED_RECIPIENT"] },
            { "listedAccounts", "12345679", "1.00", [] },
        };

    [Fact]
    public async Task What_the_server_was_started_with_holds_until_an_operator_says_otherwise()
    {
        await using var fresh = await StartAsync();
        var before = await ShownAsync(fresh.Desk);
        before["version"]!.GetValue<int>().ShouldBe(0);
        before["largeAmountFrom"]![0]!["amount"]!.ToString().ShouldBe("500.00");
        (before["id"], before["changedBy"], before["changedAt"]).ShouldBe((null, null, null));
        (await ReviewedForAsync(fresh.Payers[0], "500.00")).ShouldBe(LargeAmount);

        var set = await SetAsync(fresh.Desk, new { version = 0, largeAmountFrom = Aud("100.00") });

        set["reviewRules"]!["version"]!.GetValue<int>().ShouldBe(1);
        (await ReviewedForAsync(fresh.Payers[0], "100.00")).ShouldBe(LargeAmount);
        (await ReviewedForAsync(fresh.Payers[0], "99.99")).ShouldBeEmpty();
        // No rules are rules as well: those of the server do not come back.
        await SetAsync(fresh.Desk, new { version = 1 });
        (await ReviewedForAsync(fresh.Payers[0], "500.00")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Stops))]
    public async Task What_is_listed_is_stopped_by_the_next_withdrawal(
        string list,
        string entry,
        string amount,
        string[] reasons
    )
    {
        var set = await SetAsync(Desk, new JsonObject { [list] = new JsonArray(entry) });
        set.Refusals().ShouldBeEmpty();

        (await ReviewedForAsync(Payer, amount)).ShouldBe(reasons);
    }

    [Fact]
    public async Task What_goes_to_a_new_account_is_stopped_from_an_amount_on()
    {
        await SetAsync(Desk, new { newRecipientFrom = Aud("50.00") });

        (await ReviewedForAsync(Payer, "50.00", "87654321")).ShouldBe(["NEW_RECIPIENT"]);
        (await ReviewedForAsync(Payer, "49.99", "87654321")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_goes_on_waiting_and_what_has_gone_is_gone()
    {
        await SetAsync(Desk, new { largeAmountFrom = Aud("100.00") });
        var waiting = await Payer.WithdrawAsync("100.00");
        var gone = await Payer.WithdrawAsync("99.00");

        await SetAsync(Desk, new { largeAmountFrom = Aud("99.00") });

        (await ReasonsAsync(gone)).ShouldBeEmpty();
        await SetAsync(Desk, new { });
        (await ReasonsAsync(waiting)).ShouldBe(LargeAmount);
        var decided = await Desk.ChangeAsync(
            "decideWithdrawalReview",
            "withdrawal { status }",
            new
            {
                withdrawalId = waiting["id"]!.ToString(),
                decision = "DECLINE",
                idempotencyKey = Key(),
            }
        );
        decided["withdrawal"]!["status"]!.ToString().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task Who_set_what_and_when_is_kept()
    {
        await SetAsync(Desk, new { largeAmountFrom = Aud("7.00") });
        var rules = new
        {
            newRecipientFrom = Aud("8.00"),
            listedCountries = new[] { "IR" },
            listedRecipients = new[] { " Bad Actor Ltd " },
            listedAccounts = new[] { "DE89 3704 0044 0532 0130 00" },
        };
        var set = await SetAsync(Desk, rules);
        var version = set["reviewRules"]!["version"]!.GetValue<int>();

        var shown = await ShownAsync(Desk);
        shown["id"]!.ToString().ShouldBe(set["reviewRules"]!["id"]!.ToString());
        shown["changedBy"]!["email"]!.ToString().ShouldBe("desk@platform.example");
        shown["changedAt"].ShouldNotBeNull();
        shown["largeAmountFrom"]!.AsArray().ShouldBeEmpty();
        shown["newRecipientFrom"]![0]!["amount"]!.ToString().ShouldBe("8.00");
        Texts(shown["listedCountries"]).ShouldBe(["IR"]);
        Texts(shown["listedRecipients"]).ShouldBe(["Bad Actor Ltd"]);
        Texts(shown["listedAccounts"]).ShouldBe(["DE89370400440532013000"]);
        var history = await Desk.AskAsync(
            "{ reviewRulesHistory(last: 2) { nodes { version largeAmountFrom { amount } } } }"
        );
        var (earlier, last) = (
            history["reviewRulesHistory"]!["nodes"]![0]!,
            history["reviewRulesHistory"]!["nodes"]![1]!
        );
        (earlier["version"]!.GetValue<int>(), last["version"]!.GetValue<int>()).ShouldBe(
            (version - 1, version)
        );
        earlier["largeAmountFrom"]![0]!["amount"]!.ToString().ShouldBe("7.00");
        var events = await Desk.AskAsync(
            "query ($id: ID!) { events(subjectId: $id) { nodes { type version } } }",
            new { id = shown["id"]!.ToString() }
        );
        var told = events["events"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;
        told["type"]!.ToString().ShouldBe("review_rules.changed");
        told["version"]!.GetValue<int>().ShouldBe(version);
    }

    [Fact]
    public async Task Nobody_but_operators_sees_or_sets_them()
    {
        GraphUser[] others = [Payer, platform.Host.Acme];
        foreach (var other in others)
        {
            (await other.RefusalAsync(Rules)).ShouldBe("FORBIDDEN");
            (await other.RefusalAsync("{ reviewRulesHistory { nodes { version } } }")).ShouldBe(
                "FORBIDDEN"
            );
            (await SetAsync(other, new { })).Refusals().ShouldBe(["FORBIDDEN"]);
        }
    }

    [Fact]
    public async Task Every_wrong_entry_is_named()
    {
        var before = await ShownAsync(Desk);

        var refused = await SetAsync(
            Desk,
            new
            {
                largeAmountFrom = new[] { AudNode("1.00"), AudNode("2.00") },
                newRecipientFrom = new[] { AudNode("1.005") },
                listedCountries = WrongCountries,
                listedRecipients = WrongNames,
                listedAccounts = new[] { "12 34", "1234", new string('1', 257) },
            }
        );

        refused
            .Refusals()
            .ShouldBe(
                [
                    "INVALID_INPUT input.largeAmountFrom.1.currency",
                    "INVALID_INPUT input.newRecipientFrom.0.amount",
                    "INVALID_INPUT input.listedCountries.1",
                    "INVALID_INPUT input.listedCountries.2",
                    "INVALID_INPUT input.listedRecipients.1",
                    "INVALID_INPUT input.listedRecipients.2",
                    "INVALID_INPUT input.listedRecipients.3",
                    "INVALID_INPUT input.listedAccounts.1",
                    "INVALID_INPUT input.listedAccounts.2",
                ],
                ignoreOrder: true
            );
        var names = Enumerable.Range(0, 1_001).Select(number => $"Name {number}").ToList();
        (await SetAsync(Desk, new { listedRecipients = names }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.listedRecipients"]);
        (await ShownAsync(Desk)).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task Of_ten_operators_who_have_read_the_same_version_one_sets_rules()
    {
        var version = (await ShownAsync(Desk))["version"]!.GetValue<int>();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 10)
                .Select(number =>
                    SetAsync(Desk, new { version, largeAmountFrom = Aud($"{number}.00") })
                )
        );

        answers.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        answers
            .SelectMany(answer => answer.Refusals())
            .ShouldAllBe(refusal => refusal == "VERSION_CONFLICT input.version");
        (await ShownAsync(Desk))["version"]!.GetValue<int>().ShouldBe(version + 1);
    }

    [Fact]
    public async Task Sent_again_they_are_set_once()
    {
        var again = new { largeAmountFrom = Aud("3.00"), idempotencyKey = Key() };
        var first = await SetAsync(Desk, again);
        await SetAsync(Desk, new { });

        var second = await SetAsync(Desk, again);

        second["replayed"]!.GetValue<bool>().ShouldBeTrue();
        second["reviewRules"]!.ToJsonString().ShouldBe(first["reviewRules"]!.ToJsonString());
        (await ReviewedForAsync(Payer, "3.00")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_of_a_sandbox_stop_nothing_there_and_nothing_that_is_live()
    {
        await SetAsync(Desk, new { });
        var sandbox = await platform.Host.SignInAsync(DemoOperator.Email);
        await platform.Host.Acme.DepositAsync("500.00");

        (await SetAsync(sandbox, new { largeAmountFrom = Aud("1.00") })).Refusals().ShouldBeEmpty();

        (await ReviewedForAsync(platform.Host.Acme, "2.00")).ShouldBeEmpty();
        (await ReviewedForAsync(Payer, "2.00")).ShouldBeEmpty();
        (await ShownAsync(Desk))["largeAmountFrom"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<string[]> ReasonsAsync(JsonNode withdrawal)
    {
        var data = await Payer.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Withdrawal { reviewedFor } } }",
            new { id = withdrawal["id"]!.ToString() }
        );
        return Texts(data["node"]!["reviewedFor"]);
    }

    private static async Task<JsonNode> ShownAsync(GraphUser desk) =>
        (await desk.AskAsync(Rules))["reviewRules"]!;

    private static object[] Aud(string amount) => [new { amount, currency = "AUD" }];

    private static JsonObject AudNode(string amount) =>
        new() { ["amount"] = amount, ["currency"] = "AUD" };

    private static string[] Texts(JsonNode? list) =>
        [.. list!.AsArray().Select(text => text!.ToString())];

    private static string Key() => Guid.CreateVersion7().ToString();
}
