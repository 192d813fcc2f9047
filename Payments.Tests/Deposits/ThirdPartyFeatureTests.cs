using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Identity;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Hosting;
using Payments.Storage;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.Deposits;

/// <summary>Whom sub-clients take money from is settled by the tenant and the platform together.</summary>
public sealed class ThirdPartyFeatureTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly SetDepositPolicy Allow = new(
        DepositPolicy.Default with
        {
            SubClients = ThirdPartyRule.Allow,
        }
    );

    [Fact]
    public async Task A_live_tenant_allows_third_parties_on_sub_clients_once_an_operator_lets_it()
    {
        await using var world = await PaymentsWorld.StartLiveAsync(
            StorageProvider.Sqlite,
            ReviewSettings.None
        );
        await world.GivenTenantAsync();
        var admin = world.Caller with
        {
            PrincipalId = (await world.ReadAsync<Member>()).Id.ToString(),
        };

        var refused = await Should.ThrowAsync<FeatureDisabledException>(() =>
            world.RunAsync(Allow, caller: admin)
        );
        await world.RunAsync(
            new SetDepositPolicy(DepositPolicy.Default with { SubClients = ThirdPartyRule.Return }),
            caller: admin
        );
        await world.RunAsync(
            new SetTenantFeature(Feature.ThirdPartyDeposits, true),
            caller: world.Caller.As(Actor.Platform)
        );
        await world.RunAsync(Allow, caller: admin);

        refused.Feature.ShouldBe(Feature.ThirdPartyDeposits);
        (await world.ReadAsync<Tenant>()).DepositPolicy.SubClients.ShouldBe(ThirdPartyRule.Allow);
    }

    [Fact]
    public async Task What_is_taken_back_counts_from_the_next_deposit_on()
    {
        var account = await host.Bluegum.OpenAsync(SubClients.Person());
        await host.Bluegum.AccountWhenAsync(account, "ACTIVE");
        (await AllowAsync()).ShouldBeEmpty();
        (await PayAsync(account)).ShouldBe("CONFIRMED");

        await SwitchAsync(enabled: false);

        (await PayAsync(account)).ShouldBe("REVIEWING");
        (await AllowAsync()).ShouldBe(["FEATURE_DISABLED"]);
        await SwitchAsync(enabled: true);
        (await PayAsync(account)).ShouldBe("CONFIRMED", "the policy was never changed");
    }

    private async Task<string> PayAsync(string virtualAccountId)
    {
        var paid = await host.Bluegum.DoAsync(
            "simulateDeposit",
            "deposit { status }",
            new
            {
                virtualAccountId,
                amount = ComplianceTalk.Aud("10.00"),
                payerName = "Pat Payer",
            }
        );
        paid.Refusals().ShouldBeEmpty();
        return paid["deposit"]!["status"]!.ToString();
    }

    private async Task<string[]> AllowAsync() =>
        (
            await host.Bluegum.DoAsync(
                "setDepositPolicy",
                "tenant { id }",
                new { subClients = "ALLOW" }
            )
        ).Refusals();

    private async Task SwitchAsync(bool enabled)
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var switched = await desk.DoAsync(
            "setTenantFeature",
            "tenant { id }",
            new
            {
                tenantId = await host.Bluegum.TenantIdAsync(),
                feature = "THIRD_PARTY_DEPOSITS",
                enabled,
            }
        );
        switched.Refusals().ShouldBeEmpty();
    }
}
