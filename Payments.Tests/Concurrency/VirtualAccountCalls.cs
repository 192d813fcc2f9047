using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.Concurrency;

internal static class VirtualAccountCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createVirtualAccount",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { accountName = "Once", currency = "AUD" })
        ),
        new(
            "deactivateVirtualAccount",
            SettlesAt: null,
            async scene => new { virtualAccountId = await scene.AccountAsync() }
        ),
        new("activateVirtualAccount", SettlesAt: null, DeactivatedAsync),
        new(
            "updateVirtualAccount",
            SettlesAt: null,
            async scene =>
            {
                var virtualAccountId = await scene.AccountAsync();
                var account = await scene.Users[0].AccountAsync(virtualAccountId);
                return new
                {
                    virtualAccountId,
                    version = (int)account["version"]!,
                    externalId = scene.Next("changed"),
                };
            }
        ),
        new(
            "simulateVirtualAccountBlock",
            SettlesAt: null,
            async scene => new { virtualAccountId = await scene.AccountAsync() }
        ),
        new(
            "simulateKycDecision",
            SettlesAt: "ACTIVE",
            async scene => new { virtualAccountId = await HaltedAsync(scene), decision = "APPROVE" }
        ),
    ];

    private static async Task<object> DeactivatedAsync(Scene scene)
    {
        var virtualAccountId = await scene.AccountAsync();
        await scene.MakeAsync(
            "deactivateVirtualAccount",
            "virtualAccount",
            new { virtualAccountId, idempotencyKey = scene.Next("deactivate") }
        );
        return new { virtualAccountId };
    }

    // Its screening never says anything by itself.
    private static async Task<string> HaltedAsync(Scene scene) =>
        await scene.Users[0].OpenAsync(SubClients.Person(lastName: "Kychalt"));
}
