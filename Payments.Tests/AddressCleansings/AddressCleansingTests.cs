using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.AddressCleansings;

public sealed class AddressCleansingTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        addressCleansing {
          id status isFinal recommendation score billable createdAt completedAt version
          originalAddress { line1 line2 city region postcode country }
          cleansedAddress { line1 city region postcode country }
        }
        """;

    private GraphUser Acme => host.Acme;

    [Theory]
    [InlineData("12 collins st", "Melbourne", "Victoria", "3000", "ACCEPT", 100)]
    [InlineData("12 Collins Street", "Melbourne", null, null, "REVIEW", 70)]
    [InlineData("Collins Street", "Melbourne", "VIC", "3000", "ACCEPT", 85)]
    [InlineData("12 Nosuchplace Road", "Melbourne", "VIC", "3000", "FLAG", 20)]
    [InlineData("PO Box 7", "Melbourne", "VIC", "3000", "FLAG", 20)]
    public async Task The_address_decides_in_the_sandbox(
        string line1,
        string city,
        string? region,
        string? postcode,
        string recommendation,
        int score
    )
    {
        var cleansing = await CleansedAsync(
            new
            {
                line1,
                city,
                region,
                postcode,
                country = "AU",
            }
        );

        cleansing["status"]!.ToString().ShouldBe("CLEANSED");
        cleansing["recommendation"]!.ToString().ShouldBe(recommendation);
        cleansing["score"]!.GetValue<int>().ShouldBe(score);
        cleansing["billable"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_original_is_kept_as_written_beside_the_cleansed_one()
    {
        var cleansing = await CleansedAsync(
            new
            {
                streetNumber = "7",
                street = "  main   RD ",
                suburb = "north sydney",
                state = "new south wales",
                postcode = "2060",
                country = "AU",
            }
        );

        cleansing["originalAddress"]!["city"]!.ToString().ShouldBe("north sydney");
        cleansing["originalAddress"]!["region"]!.ToString().ShouldBe("new south wales");
        cleansing["cleansedAddress"]!["line1"]!.ToString().ShouldBe("7 Main Road");
        cleansing["cleansedAddress"]!["city"]!.ToString().ShouldBe("North Sydney");
        cleansing["cleansedAddress"]!["region"]!.ToString().ShouldBe("NSW");
    }

    [Fact]
    public async Task The_same_address_is_asked_about_once_a_day_unless_that_is_wanted()
    {
        var first = await CleanseAsync(Street("1 Once Lane"));
        var id = Id(first);
        await WhenFinalAsync(id);

        var same = await CleanseAsync(Street("1  ONCE lane "));
        var forced = await CleanseAsync(Street("1 Once Lane"), forceRefresh: true);
        var other = await CleanseAsync(Street("2 Once Lane"));

        first["matchedExisting"]!.GetValue<bool>().ShouldBeFalse();
        (Id(same), same["matchedExisting"]!.GetValue<bool>()).ShouldBe((id, true));
        same["replayed"]!.GetValue<bool>().ShouldBeFalse();
        forced["matchedExisting"]!.GetValue<bool>().ShouldBeFalse();
        new[] { id, Id(forced), Id(other) }.Distinct().Count().ShouldBe(3);

        var bluegums = await host.Bluegum.DoAsync(
            "cleanseAddress",
            Shown + "matchedExisting",
            new { address = Street("1 Once Lane") }
        );
        bluegums["matchedExisting"]!.GetValue<bool>().ShouldBeFalse("another tenant's");
    }

    [Fact]
    public async Task Another_day_asks_again()
    {
        var first = await host.Bluegum.DoAsync(
            "cleanseAddress",
            Shown,
            new { address = Street("1 Tomorrow Street") }
        );
        var now = await host.Bluegum.DoAsync(
            "cleanseAddress",
            "addressCleansing { createdAt }",
            new { address = Street("2 Tomorrow Street") }
        );
        var day = DateTimeOffset.Parse(
            now["addressCleansing"]!["createdAt"]!.ToString(),
            System.Globalization.CultureInfo.InvariantCulture
        );
        await host.Bluegum.ChangeAsync("advanceTestClock", "now", new { to = day.AddDays(1) });

        var second = await host.Bluegum.DoAsync(
            "cleanseAddress",
            Shown,
            new { address = Street("1 Tomorrow Street") }
        );

        Id(second).ShouldNotBe(Id(first));
    }

    [Fact]
    public async Task What_failed_costs_nothing_and_can_be_sent_again_the_same_day()
    {
        var before = await UsedAsync(Acme);
        var first = await CleanseAsync(Street("3 Clnfail Road"));
        var failed = await WhenFinalAsync(Id(first));

        var again = await CleanseAsync(Street("3 Clnfail Road"));
        await WhenFinalAsync(Id(again));

        failed["status"]!.ToString().ShouldBe("FAILED");
        failed["billable"]!.GetValue<bool>().ShouldBeFalse();
        failed["recommendation"].ShouldBeNull();
        Id(again).ShouldNotBe(Id(first));
        (await UsedAsync(Acme)).ShouldBe(before);
    }

    [Theory]
    [InlineData("REVIEW", "CLEANSED")]
    [InlineData(null, "FAILED")]
    public async Task Each_step_of_its_life_is_told_and_no_other_can_be_taken(
        string? recommendation,
        string end
    )
    {
        var id = Id(await CleanseAsync(Street($"4 Clnhalt {end}")));

        var answered = await AnswerAsync(id, recommendation);
        answered["addressCleansing"]!["status"]!.ToString().ShouldBe(end);
        (await AnswerAsync(id, "ACCEPT")).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await AnswerAsync(id, null)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);

        (await host.ToldAsync(Acme, "addressCleansingChanged", id, 2)).ShouldBe([
            "1 >PENDING",
            $"2 PENDING>{end}",
        ]);
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named()
    {
        var payload = await Acme.DoAsync(
            "cleanseAddress",
            Shown,
            new { address = new { city = "Melbourne", country = "Australia" } }
        );

        payload
            .Refusals()
            .Order()
            .ShouldBe(["INVALID_INPUT input.address.country", "INVALID_INPUT input.address.line1"]);
    }

    [Fact]
    public async Task Cleansings_are_found_by_recommendation_and_time()
    {
        var accepted = await WhenFinalAsync(Id(await CleanseAsync(Street("5 Found Street"))));
        var flagged = await WhenFinalAsync(Id(await CleanseAsync(Street("5 Nosuchplace Road"))));
        var later = flagged["createdAt"]!.ToString();
        accepted["createdAt"]!.ToString().ShouldNotBe(later);

        var flags = await FoundAsync(new { recommendation = new { eq = "FLAG" } });
        var accepts = await FoundAsync(new { recommendation = new { eq = "ACCEPT" } });
        var before = await FoundAsync(new { createdAt = new { lt = later } });
        var since = await FoundAsync(new { createdAt = new { gte = later } });
        var both = await FoundAsync(
            new { recommendation = new { eq = "ACCEPT" }, createdAt = new { gte = later } }
        );

        var (acceptedId, flaggedId) = (accepted["id"]!.ToString(), flagged["id"]!.ToString());
        Which(flags).ShouldBe((false, true));
        Which(accepts).ShouldBe((true, false));
        Which(before).ShouldBe((true, false));
        Which(since).ShouldBe((false, true));
        Which(both).ShouldBe((false, false));

        (bool Accepted, bool Flagged) Which(IReadOnlyCollection<string> found) =>
            (found.Contains(acceptedId), found.Contains(flaggedId));
    }

    private async Task<IReadOnlyCollection<string>> FoundAsync(object where)
    {
        var data = await Acme.AskAsync(
            """
            query ($where: AddressCleansingFilterInput) {
              addressCleansings(where: $where, last: 250) { nodes { id } }
            }
            """,
            new { where }
        );
        return
        [
            .. data["addressCleansings"]!["nodes"]!
                .AsArray()
                .Select(node => node!["id"]!.ToString()),
        ];
    }

    private static object Street(string line1) =>
        new
        {
            line1,
            city = "Melbourne",
            region = "VIC",
            postcode = "3000",
            country = "AU",
        };

    private static string Id(JsonNode payload)
    {
        payload.Refusals().ShouldBeEmpty();
        return payload["addressCleansing"]!["id"]!.ToString();
    }

    private Task<JsonNode> CleanseAsync(object address, bool? forceRefresh = null) =>
        Acme.DoAsync(
            "cleanseAddress",
            $"{Shown} matchedExisting replayed",
            new { address, forceRefresh }
        );

    private async Task<JsonNode> CleansedAsync(object address) =>
        await WhenFinalAsync(Id(await CleanseAsync(address)));

    private Task<JsonNode> AnswerAsync(string addressCleansingId, string? recommendation) =>
        Acme.DoAsync(
            "simulateAddressCleanserAnswer",
            Shown,
            new { addressCleansingId, recommendation }
        );

    private Task<JsonNode> WhenFinalAsync(string id) =>
        Eventually.ReachesAsync(
            async () =>
                (
                    await Acme.AskAsync(
                        $$"""
                        query ($id: ID!) { node(id: $id) { ... on AddressCleansing { {{Inner}} } } }
                        """,
                        new { id }
                    )
                )["node"]!,
            now => now["isFinal"]!.GetValue<bool>(),
            now => now.ToJsonString()
        );

    internal static async Task<int> UsedAsync(GraphUser user)
    {
        var data = await user.AskAsync("{ usage { service used } }");
        return data["usage"]!
            .AsArray()
            .Single(usage => usage!["service"]!.ToString() == "ADDRESS_CLEANSER")![
            "used"
        ]!.GetValue<int>();
    }

    private static string Inner => Shown[(Shown.IndexOf('{') + 1)..Shown.LastIndexOf('}')];
}
