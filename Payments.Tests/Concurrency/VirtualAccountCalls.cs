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
}
