using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Hosting;
using Payments.Tests.Compliance;
using Payments.Tests.FundingAccounts;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.Features;

/// <summary>What operators let a tenant use, and what it is told when they do not.</summary>
public sealed class FeatureTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly object Pat = new
    {
        name = new { companyName = "Pat Payer Pty Ltd" },
        address = new { line1 = "1 Payer St", country = "AU" },
    };

    [Fact]
    public async Task In_a_sandbox_all_is_on_at_first_and_shown()
    {
        var features = await FeaturesAsync(host.Bluegum);

        features.Select(feature => feature!["feature"]!.ToString()).ShouldBeUnique();
        features.ShouldContain(feature => feature!["feature"]!.ToString() == "ADVERSE_MEDIA");
        features.ShouldAllBe(feature => (bool)feature!["enabled"]! && feature["changedAt"] == null);
    }

    [Theory]
    [InlineData("CONFIRMATION_OF_PAYEE", "createPayeeCheck")]
    [InlineData("ADDRESS_CLEANSER", "cleanseAddress")]
    [InlineData("ADVERSE_MEDIA", "searchAdverseMedia")]
    [InlineData("SUB_CLIENTS", "createVirtualAccount")]
    [InlineData("THIRD_PARTY_WITHDRAWALS", "createWithdrawal")]
    [InlineData("THIRD_PARTY_WITHDRAWALS", "createPayment")]
    [InlineData("AUTO_RECEIVE", "setAutoReceive")]
    public async Task What_is_switched_off_is_refused_by_name_until_it_is_switched_on(
        string feature,
        string mutation
    )
    {
        var input = await InputAsync(mutation);
        await SwitchAsync(feature, enabled: false);

        var refused = await TryAsync(mutation, input);

        refused.ShouldBe(feature);
        var shown = await FeatureAsync(host.Acme, feature);
        ((bool)shown["enabled"]!).ShouldBeFalse();
        shown["changedAt"].ShouldNotBeNull();
        (await FeatureAsync(host.Bluegum, feature))["enabled"]!.GetValue<bool>().ShouldBeTrue();

        await SwitchAsync(feature, enabled: true);
        (await TryAsync(mutation, input)).ShouldBeNull();
    }

    [Fact]
    public async Task What_names_nobody_else_needs_no_feature()
    {
        await host.Acme.DepositAsync("50.00");
        await SwitchAsync("SUB_CLIENTS", enabled: false);
        await SwitchAsync("THIRD_PARTY_WITHDRAWALS", enabled: false);
        try
        {
            await host.Acme.WithdrawAsync("1.00");
            await host.Acme.FundAsync("1.00");
        }
        finally
        {
            await SwitchAsync("SUB_CLIENTS", enabled: true);
            await SwitchAsync("THIRD_PARTY_WITHDRAWALS", enabled: true);
        }
    }

    [Fact]
    public async Task What_was_made_before_is_answered_again_by_its_key()
    {
        var input = new
        {
            account = ComplianceTalk.NewAccount(),
            accountName = "Copimatch",
            idempotencyKey = ComplianceTalk.Key(),
        };
        var made = await host.Acme.DoAsync("createPayeeCheck", "payeeCheck { id }", input);
        await SwitchAsync("CONFIRMATION_OF_PAYEE", enabled: false);

        var again = await host.Acme.DoAsync("createPayeeCheck", "payeeCheck { id }", input);

        await SwitchAsync("CONFIRMATION_OF_PAYEE", enabled: true);
        made.Refusals().ShouldBeEmpty();
        $"{again["payeeCheck"]!["id"]}".ShouldBe($"{made["payeeCheck"]!["id"]}");
    }

    [Fact]
    public async Task Foreign_money_stays_as_it_came_while_its_conversion_is_off()
    {
        await SetAutoReceiveAsync(enabled: true);
        await SwitchAsync("AUTO_RECEIVE", enabled: false);

        var deposit = await FundingTalk.FundAsync(host.Acme, await host.Acme.ReferenceAsync());

        var payment = await host.Acme.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Deposit { payment { id } } } }",
            new { id = deposit["id"]!.ToString() }
        );
        payment["node"]!["payment"].ShouldBeNull();
        // Who has it off may say so.
        await SetAutoReceiveAsync(enabled: false);
        await SwitchAsync("AUTO_RECEIVE", enabled: true);
    }

    [Fact]
    public async Task The_tenant_is_told_and_to_say_what_is_so_tells_nothing()
    {
        var tenant = await host.Acme.TenantIdAsync();
        var before = await ToldAsync();

        await SwitchAsync("ADDRESS_CLEANSER", enabled: true);
        (await ToldAsync()).ShouldBe(before);
        await SwitchAsync("ADDRESS_CLEANSER", enabled: false);
        await SwitchAsync("ADDRESS_CLEANSER", enabled: false);
        await SwitchAsync("ADDRESS_CLEANSER", enabled: true);

        (await ToldAsync()).ShouldBe(before + 2);

        async Task<int> ToldAsync()
        {
            var data = await host.Acme.AskAsync(
                "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { type } } }",
                new { id = tenant }
            );
            return data["events"]!["nodes"]!
                .AsArray()
                .Count(node => node!["type"]!.ToString() == "tenant.feature_switched");
        }
    }

    [Fact]
    public async Task Operators_switch_for_the_tenants_of_their_environment_and_nobody_else_does()
    {
        var live = await GivenLiveTenantAsync();
        var desk = await host.SignInAsync(DemoOperator.Email);
        var acme = await host.Acme.TenantIdAsync();

        (await SetAsync(host.Acme, acme, "ADVERSE_MEDIA", enabled: true)).ShouldBe(["FORBIDDEN"]);
        (await SetAsync(desk, live, "ADVERSE_MEDIA", enabled: true)).ShouldBe([
            "NOT_FOUND input.tenantId",
        ]);
        (await SetAsync(desk, "ten_1", "ADVERSE_MEDIA", enabled: true)).ShouldBe([
            "NOT_FOUND input.tenantId",
        ]);
        (await host.Acme.RefusalAsync("{ tenants { nodes { id } } }")).ShouldBe("FORBIDDEN");
        var listed = await desk.AskAsync("{ tenants(first: 250) { nodes { id name } } }");
        var ids = listed["tenants"]!["nodes"]!.AsArray().Select(node => node!["id"]!.ToString());
        ids.ShouldContain(acme);
        ids.ShouldNotContain(live);
        var named = await desk.AskAsync(
            """{ tenants(name: "Acme Trading Pty Ltd") { nodes { id } } }"""
        );
        named["tenants"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!["id"]!
            .ToString()
            .ShouldBe(acme);
    }

    private async Task<string> GivenLiveTenantAsync()
    {
        var live = new Caller(TenantId.New(), TenantEnvironment.Live, Actor.Platform);
        await host
            .Services.GetRequiredService<IWriteGate>()
            .RunAsync(
                new AdmitTenant("Real Money Pty Ltd", $"{live.TenantId}@real.example", "-"),
                live,
                PaymentsHost.Cancel
            );
        return live.TenantId.ToString();
    }

    private async Task<object> InputAsync(string mutation)
    {
        switch (mutation)
        {
            case "createPayeeCheck":
                return new { account = ComplianceTalk.NewAccount(), accountName = "Copimatch" };
            case "cleanseAddress":
                return new
                {
                    address = new
                    {
                        line1 = "12 Switch St",
                        city = "Sydney",
                        country = "AU",
                    },
                };
            case "searchAdverseMedia":
                return new { accountName = "Switch Pty Ltd", country = "AU" };
            case "createVirtualAccount":
                return new
                {
                    accountName = "Collections",
                    currency = "AUD",
                    holder = SubClients.Person(),
                };
            case "setAutoReceive":
                return new { enabled = true };
            case "createPayment":
                await host.Acme.DepositAsync("50.00");
                return new
                {
                    quoteId = await host.Acme.QuoteAsync(),
                    recipientId = await host.Acme.RecipientAsync(
                        "Beispiel GmbH",
                        PaymentGraphTalk.German
                    ),
                    sender = Pat,
                    sourceOfFunds = "SAVINGS",
                };
            default:
                await host.Acme.DepositAsync("50.00");
                return new
                {
                    amount = ComplianceTalk.Aud("1.00"),
                    recipientId = await host.Acme.RecipientAsync("Bluegum Imports Pty Ltd"),
                    sender = Pat,
                };
        }
    }

    /// <summary>What is switched off; null when it was accepted.</summary>
    private async Task<string?> TryAsync(string mutation, object input)
    {
        var fields = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        fields["idempotencyKey"] = ComplianceTalk.Key();
        var data = await host.Acme.AskAsync(
            $$"""
            mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
              {{mutation}}(input: $input) {
                errors { ... on Error { code message } ... on FeatureDisabledError { feature } }
              }
            }
            """,
            new { input = fields }
        );
        var error = data[mutation]!["errors"]?[0];
        if (error is not null)
        {
            $"{error["code"]}".ShouldBe("FEATURE_DISABLED", error.ToJsonString());
        }

        return (string?)error?["feature"];
    }

    private async Task SwitchAsync(string feature, bool enabled)
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        (await SetAsync(desk, await host.Acme.TenantIdAsync(), feature, enabled)).ShouldBeEmpty();
    }

    private static async Task<string[]> SetAsync(
        GraphUser user,
        string tenantId,
        string feature,
        bool enabled
    ) =>
        (
            await user.DoAsync(
                "setTenantFeature",
                "tenant { id features { feature enabled } }",
                new
                {
                    tenantId,
                    feature,
                    enabled,
                }
            )
        ).Refusals();

    private async Task SetAutoReceiveAsync(bool enabled) =>
        (await host.Acme.DoAsync("setAutoReceive", "tenant { autoReceive }", new { enabled }))
            .Refusals()
            .ShouldBeEmpty();

    private static async Task<JsonNode> FeatureAsync(GraphUser user, string feature) =>
        (await FeaturesAsync(user)).Single(row => row!["feature"]!.ToString() == feature)!;

    private static async Task<JsonArray> FeaturesAsync(GraphUser user) =>
        (await user.AskAsync("{ viewer { tenant { features { feature enabled changedAt } } } }"))[
            "viewer"
        ]!["tenant"]!["features"]!.AsArray();
}
