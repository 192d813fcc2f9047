using Payments.Tests.Compliance;

namespace Payments.Tests.Concurrency;

internal static class ComplianceCalls
{
    private const string Operator = "operator@platform.example";

    public static KeyedMutation[] All { get; } =
    [
        new(
            "createPayeeCheck",
            SettlesAt: "ANSWERED",
            _ =>
                Task.FromResult<object>(
                    new { account = ComplianceTalk.NewAccount(), accountName = "Copimatch" }
                )
        ),
        new(
            "acceptPayeeCheck",
            SettlesAt: "ACCEPTED",
            async scene =>
            {
                var payeeCheckId = await CheckAsync(scene, "Copinotmatch");
                await scene.ReachesAsync(payeeCheckId, "ANSWERED");
                return new { payeeCheckId };
            }
        ),
        new(
            "simulatePayeeCheckAnswer",
            SettlesAt: "ANSWERED",
            async scene => new
            {
                payeeCheckId = await CheckAsync(scene, "Cophalt"),
                result = "CLOSE_MATCH",
            }
        ),
        new(
            "setPayeeCheckPolicy",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { needAcceptance = new[] { "ACCOUNT_CLOSED" } })
        ),
        new(
            "cleanseAddress",
            SettlesAt: "CLEANSED",
            scene => Task.FromResult<object>(new { address = Address(scene, "Once Street") })
        ),
        new(
            "simulateAddressCleanserAnswer",
            SettlesAt: "CLEANSED",
            async scene => new
            {
                addressCleansingId = await scene.MakeAsync(
                    "cleanseAddress",
                    "addressCleansing",
                    new
                    {
                        address = Address(scene, "Clnhalt Street"),
                        idempotencyKey = scene.Next("cleansing"),
                    }
                ),
                recommendation = "ACCEPT",
            }
        ),
        new(
            "simulateQuotaLimit",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { service = "ADDRESS_CLEANSER", limit = 900 })
        ),
        new(
            "setTenantFeature",
            SettlesAt: null,
            async scene => new
            {
                tenantId = await scene.Users[0].TenantIdAsync(),
                feature = "ADVERSE_MEDIA",
                enabled = true,
            }
        )
        {
            By = Operator,
        },
        .. RfiCalls.All,
        new(
            "searchAdverseMedia",
            SettlesAt: "COMPLETED",
            scene =>
                Task.FromResult<object>(new { accountName = scene.Next("Once"), country = "AU" })
        ),
        new(
            "simulateAdverseMediaResult",
            SettlesAt: "COMPLETED",
            async scene =>
            {
                var adverseMediaRequestId = await scene.MakeAsync(
                    "searchAdverseMedia",
                    "adverseMediaRequest",
                    new
                    {
                        accountName = scene.Next("Amshalt"),
                        country = "AU",
                        idempotencyKey = scene.Next("search"),
                    }
                );
                await scene.ReachesAsync(adverseMediaRequestId, "PENDING");
                return new { adverseMediaRequestId, breaksDown = false };
            }
        ),
    ];

    private static object Address(Scene scene, string street) =>
        new { line1 = $"{scene.Next("7")} {street}", country = "AU" };

    private static Task<string> CheckAsync(Scene scene, string accountName) =>
        scene.MakeAsync(
            "createPayeeCheck",
            "payeeCheck",
            new
            {
                account = ComplianceTalk.NewAccount(),
                accountName,
                idempotencyKey = scene.Next("check"),
            }
        );
}
