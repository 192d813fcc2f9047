using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.AdverseMedia;

public sealed class AdverseMediaTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = "adverseMediaRequest { " + Fields + " }";

    private const string Fields = """
        id name country status isFinal billable completedAt version
        results {
          title snippet link adversityScore personSimilarity role roleDetails summary extractedCountry
          extractedState locationMismatch paywall exactFullNameMatch dateOfBirth ageInArticle publishedOn
          lookup { keyword count }
        }
        """;

    private GraphUser Acme => host.Acme;

    [Theory]
    [InlineData("Jane", null, "Citizen", "Jane Citizen", 0)]
    [InlineData("Jane", "Quinn", "Amsbad", "Jane Quinn Amsbad", 2)]
    [InlineData(null, null, "Amsvictim", "Amsvictim", 1)]
    public async Task The_name_decides_in_the_sandbox(
        string? firstName,
        string? middleName,
        string? lastName,
        string name,
        int found
    )
    {
        var asked = await SearchAsync(
            new
            {
                firstName,
                middleName,
                lastName,
                country = "AU",
            }
        );
        asked.Refusals().ShouldBeEmpty();

        var request = await WhenFinalAsync(Id(asked));

        request["name"]!.ToString().ShouldBe(name);
        request["status"]!.ToString().ShouldBe("COMPLETED");
        request["billable"]!.GetValue<bool>().ShouldBeTrue();
        request["results"]!.AsArray().Count.ShouldBe(found);
    }

    [Fact]
    public async Task What_was_found_is_told_article_by_article()
    {
        var asked = await SearchAsync(
            new { accountName = "Amsbad Holdings Pty Ltd", country = "AU" }
        );

        var results = (await WhenFinalAsync(Id(asked)))["results"]!.AsArray();

        var article = results[0]!;
        article["role"]!.ToString().ShouldBe("PERPETRATOR");
        article["adversityScore"]!.GetValue<int>().ShouldBeInRange(70, 100);
        article["exactFullNameMatch"]!.GetValue<bool>().ShouldBeTrue();
        article["link"]!.ToString().ShouldStartWith("https://");
        article["lookup"]![0]!["count"]!.GetValue<int>().ShouldBePositive();
        results[1]!["locationMismatch"]!.GetValue<bool>().ShouldBeTrue();
        results[1]!["extractedCountry"]!.ToString().ShouldBe("ZA");
        results[1]!["paywall"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_name_and_country_is_searched_once_a_day_unless_that_is_wanted()
    {
        var first = await SearchAsync(Named("Once", "Only"));

        var running = await SearchAsync(Named("ONCE", "only"));
        await WhenFinalAsync(Id(first));
        var done = await SearchAsync(new { accountName = "Once  Only", country = "AU" });
        var forced = await SearchAsync(
            new
            {
                firstName = "Once",
                lastName = "Only",
                country = "AU",
                forceRefresh = true,
            }
        );
        var abroad = await SearchAsync(
            new
            {
                firstName = "Once",
                lastName = "Only",
                country = "NZ",
            }
        );

        first["matchedExisting"]!.GetValue<bool>().ShouldBeFalse();
        (Id(running), running["matchedExisting"]!.GetValue<bool>()).ShouldBe((Id(first), true));
        (Id(done), done["matchedExisting"]!.GetValue<bool>()).ShouldBe((Id(first), true));
        new[] { Id(first), Id(forced), Id(abroad) }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task What_failed_costs_nothing_and_can_be_asked_for_again()
    {
        var first = await SearchAsync(Named("Jane", "Amsfail"));
        var failed = await WhenFinalAsync(Id(first));

        var again = await SearchAsync(Named("Jane", "Amsfail"));

        failed["status"]!.ToString().ShouldBe("FAILED");
        failed["billable"]!.GetValue<bool>().ShouldBeFalse();
        failed["results"].ShouldBeNull();
        Id(again).ShouldNotBe(Id(first));
    }

    [Fact]
    public async Task The_months_limit_refuses_the_next_search()
    {
        await LimitAsync(host.Bluegum, 0);

        var refused = await host.Bluegum.DoAsync(
            "searchAdverseMedia",
            Shown,
            Named("Jane", "Citizen")
        );

        refused.Refusals().ShouldBe(["QUOTA_EXCEEDED"]);
        await LimitAsync(host.Bluegum, 100);
        (await host.Bluegum.DoAsync("searchAdverseMedia", Shown, Named("Jane", "Citizen")))
            .Refusals()
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, "COMPLETED")]
    [InlineData(true, "FAILED")]
    public async Task Each_step_of_its_life_is_told_and_no_other_can_be_taken(
        bool breaksDown,
        string end
    )
    {
        var id = Id(await SearchAsync(Named("Amshalt", end)));
        await WhenAsync(id, now => now["status"]!.ToString() == "PENDING");

        (await EndAsync(id, breaksDown)).Refusals().ShouldBeEmpty();
        (await EndAsync(id, breaksDown: false)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);

        (await host.ToldAsync(Acme, "adverseMediaChanged", id, 3)).ShouldBe([
            "1 >INITIALISED",
            "2 INITIALISED>PENDING",
            $"3 PENDING>{end}",
        ]);
    }

    [Fact]
    public async Task Either_a_persons_names_or_an_account_name()
    {
        object[] wrong =
        [
            new { country = "AU" },
            new { middleName = "Quinn", country = "AU" },
            new
            {
                firstName = "Jane",
                accountName = "Jane",
                country = "AU",
            },
            new
            {
                middleName = "Quinn",
                accountName = "Jane",
                country = "AU",
            },
        ];
        foreach (var input in wrong)
        {
            (await SearchAsync(input)).Refusals().ShouldBe(["INVALID_INPUT input.accountName"]);
        }

        (await SearchAsync(new { accountName = "Jane", country = "Australia" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.country"]);
    }

    [Fact]
    public async Task Searches_are_found_by_part_of_a_name_whatever_its_case()
    {
        var id = Id(await SearchAsync(Named("Wilhelmina", "Findable")));

        var found = await Acme.AskAsync(
            """
            {
              adverseMediaRequests(
                where: { nameInUpperCase: { contains: "MINA FIND" }, country: { eq: "AU" } }
              ) { nodes { id } }
            }
            """
        );

        found["adverseMediaRequests"]!["nodes"]!.AsArray().Single()!["id"]!.ToString().ShouldBe(id);
        var others = await host.Bluegum.AskAsync(
            "query ($id: ID!) { node(id: $id) { id } }",
            new { id }
        );
        others["node"].ShouldBeNull();
    }

    private static object Named(string firstName, string lastName) =>
        new
        {
            firstName,
            lastName,
            country = "AU",
        };

    private static string Id(JsonNode payload) => payload["adverseMediaRequest"]!["id"]!.ToString();

    private static async Task LimitAsync(GraphUser user, int limit) =>
        (
            await user.DoAsync(
                "simulateQuotaLimit",
                "tenant { id }",
                new { service = "ADVERSE_MEDIA", limit }
            )
        )
            .Refusals()
            .ShouldBeEmpty();

    private Task<JsonNode> SearchAsync(object input) =>
        Acme.DoAsync("searchAdverseMedia", $"{Shown} matchedExisting replayed", input);

    private Task<JsonNode> EndAsync(string adverseMediaRequestId, bool breaksDown) =>
        Acme.DoAsync(
            "simulateAdverseMediaResult",
            Shown,
            new { adverseMediaRequestId, breaksDown }
        );

    private Task<JsonNode> WhenFinalAsync(string id) =>
        WhenAsync(id, now => now["isFinal"]!.GetValue<bool>());

    private Task<JsonNode> WhenAsync(string id, Func<JsonNode, bool> isReached) =>
        Eventually.ReachesAsync(
            async () =>
                (
                    await Acme.AskAsync(
                        $$"""
                        query ($id: ID!) { node(id: $id) { ... on AdverseMediaRequest { {{Fields}} } } }
                        """,
                        new { id }
                    )
                )["node"]!,
            isReached,
            now => now.ToJsonString()
        );
}
