using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Domain.AddressCleansings;
using Payments.Domain.Quotas;
using Payments.Domain.Tenants;
using Payments.Storage;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.Quotas;

public sealed class QuotaTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    public static TheoryData<StorageProvider> Databases =>
        [StorageProvider.Sqlite, StorageProvider.Postgres];

    [Fact]
    public async Task Usage_shows_what_is_used_what_is_left_and_when_the_month_ends()
    {
        var before = await UsageAsync(host.Acme, "CONFIRMATION_OF_PAYEE");
        await host.Acme.DoAsync(
            "createPayeeCheck",
            "payeeCheck { id }",
            new { account = NewAccount(), accountName = "Cophalt" }
        );

        var after = await UsageAsync(host.Acme, "CONFIRMATION_OF_PAYEE");

        Number(before, "limit").ShouldBe(1000);
        Number(after, "used").ShouldBe(Number(before, "used") + 1);
        Number(after, "remaining").ShouldBe(1000 - Number(after, "used"));
        var (start, reset) = (Instant(after, "periodStart"), Instant(after, "resetAt"));
        (start.Day, start.TimeOfDay, reset).ShouldBe((1, TimeSpan.Zero, start.AddMonths(1)));
        var cleanser = await UsageAsync(host.Acme, "ADDRESS_CLEANSER");
        Number(cleanser, "limit").ShouldBe(1000, "as the source has it");
    }

    [Fact]
    public async Task At_the_end_of_a_quota_the_error_says_when_the_next_month_begins_and_then_it_goes_on()
    {
        var user = host.Bluegum;
        var used = Number(await UsageAsync(user, "CONFIRMATION_OF_PAYEE"), "used");
        await LimitAsync(user, used + 1);
        (await CheckAsync(user)).Refusals().ShouldBeEmpty();

        var refused = await CheckAsync(user);

        refused.Refusals().ShouldBe(["QUOTA_EXCEEDED"]);
        var error = refused["errors"]![0]!;
        error["retryable"]!.GetValue<bool>().ShouldBeTrue();
        Number(error, "limit").ShouldBe(used + 1);
        Number(await UsageAsync(user, "CONFIRMATION_OF_PAYEE"), "remaining").ShouldBe(0);
        var reset = Instant(error, "resetAt");
        await user.ChangeAsync("advanceTestClock", "now", new { to = reset });

        (await CheckAsync(user)).Refusals().ShouldBeEmpty();

        var usage = await UsageAsync(user, "CONFIRMATION_OF_PAYEE");
        Number(usage, "used").ShouldBe(1);
        Instant(usage, "periodStart").ShouldBe(reset);
    }

    [Fact]
    public async Task A_check_that_is_not_charged_is_given_back()
    {
        var before = Number(await UsageAsync(host.Acme, "CONFIRMATION_OF_PAYEE"), "used");
        var check = await host.Acme.DoAsync(
            "createPayeeCheck",
            "payeeCheck { id }",
            new { account = NewAccount(), accountName = "Cophalt" }
        );

        await host.Acme.DoAsync(
            "simulatePayeeCheckAnswer",
            "payeeCheck { billable }",
            new { payeeCheckId = check["payeeCheck"]!["id"]!.ToString(), result = "PLATFORM_ERROR" }
        );

        Number(await UsageAsync(host.Acme, "CONFIRMATION_OF_PAYEE"), "used").ShouldBe(before);
    }

    [Fact]
    public async Task A_limit_is_not_negative() =>
        (
            await host.Acme.DoAsync(
                "simulateQuotaLimit",
                "tenant { id }",
                new { service = "ADDRESS_CLEANSER", limit = -1 }
            )
        )
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.limit"]);

    [Theory, MemberData(nameof(Databases))]
    public async Task A_crowd_gets_exactly_what_is_left(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.RunAsync(new AdmitTenant("Crowd", "crowd@example.org", "hash"));
        await world.RunAsync(new SimulateQuotaLimit(MeteredService.AddressCleanser, 7));

        var crowd = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(async number =>
                {
                    try
                    {
                        var address = new GivenAddress(
                            $"{number} Road",
                            null,
                            null,
                            null,
                            null,
                            "AU"
                        );
                        await world.RunAsync(new CleanseAddress(address, null, null));
                        return true;
                    }
                    catch (QuotaExceededException)
                    {
                        return false;
                    }
                })
        );

        crowd.Count(got => got).ShouldBe(7);
        (await world.ReadAsync<QuotaUse>()).Used.ShouldBe(7);
    }

    private static async Task LimitAsync(GraphUser user, int limit)
    {
        var payload = await user.DoAsync(
            "simulateQuotaLimit",
            "tenant { id }",
            new { service = "CONFIRMATION_OF_PAYEE", limit }
        );
        payload.Refusals().ShouldBeEmpty();
    }

    private static async Task<JsonNode> CheckAsync(GraphUser user) =>
        (
            await user.AskAsync(
                """
                mutation ($input: CreatePayeeCheckInput!) {
                  createPayeeCheck(input: $input) {
                    payeeCheck { id }
                    errors {
                      ... on Error { code path retryable }
                      ... on QuotaExceededError { service limit resetAt }
                    }
                  }
                }
                """,
                new
                {
                    input = new
                    {
                        account = NewAccount(),
                        accountName = "Cophalt",
                        idempotencyKey = Key(),
                    },
                }
            )
        )["createPayeeCheck"]!;

    private static async Task<JsonNode> UsageAsync(GraphUser user, string service)
    {
        var data = await user.AskAsync(
            "{ usage { service limit used remaining periodStart resetAt } }"
        );
        return data["usage"]!.AsArray().Single(usage => usage!["service"]!.ToString() == service)!;
    }

    private static int Number(JsonNode usage, string field) => usage[field]!.GetValue<int>();

    private static DateTimeOffset Instant(JsonNode usage, string field) =>
        DateTimeOffset.Parse(usage[field]!.ToString(), CultureInfo.InvariantCulture);
}
