using Payments.GraphQL.Hosting;
using Payments.Tests.Identity;
using Payments.Tests.Kit;

namespace Payments.Tests.SuspendedCredits;

/// <summary>What lies in suspense is seen by its owner and by operators, and by nobody else at the platform.</summary>
public sealed class SuspendedCreditQueryTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string All = "{ suspendedCredits(last: 250) { nodes { id reference } } }";

    [Fact]
    public async Task At_the_platform_it_takes_an_operator()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var (_, _, clerk) = await desk.JoinedAsync();
        var held = await GivenHeldAsync();

        (await clerk.RefusalAsync(All)).ShouldBe("FORBIDDEN");
        (await desk.AskAsync(All)).ToJsonString().ShouldContain(held);
    }

    [Fact]
    public async Task Of_a_tenant_any_member_sees_its_own()
    {
        var (_, _, clerk) = await host.Acme.JoinedAsync();
        var held = await GivenHeldAsync();

        (await clerk.AskAsync(All)).ToJsonString().ShouldContain(held);
        (await host.Bluegum.AskAsync(All)).ToJsonString().ShouldNotContain(held);
    }

    /// <summary>Money for an account of Acme's that is closed.</summary>
    private async Task<string> GivenHeldAsync()
    {
        var opened = await host.Acme.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new
            {
                accountName = "Collections",
                currency = "AUD",
                idempotencyKey = Key(),
            }
        );
        var virtualAccountId = opened["virtualAccount"]!["id"]!.ToString();
        var closed = await host.Acme.ChangeAsync(
            "deactivateVirtualAccount",
            "virtualAccount { id }",
            new { virtualAccountId, idempotencyKey = Key() }
        );
        closed.Refusals().ShouldBeEmpty();
        var paid = await host.Acme.ChangeAsync(
            "simulateDeposit",
            "suspendedCredit { id }",
            new
            {
                virtualAccountId,
                amount = new { amount = "3.00", currency = "AUD" },
                reference = "Order 12",
                idempotencyKey = Key(),
            }
        );
        return paid["suspendedCredit"]!["id"]!.ToString();
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
