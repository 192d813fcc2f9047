using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

internal static class MemberCalls
{
    private static readonly string[] Clerk = ["LOGIN", "API"];
    private static readonly string[] SecondAdmin = ["LOGIN", "API", "ADMIN"];

    public static KeyedMutation[] All { get; } =
    [
        new("inviteMember", SettlesAt: null, scene => Task.FromResult(Invitation(scene, Clerk))),
        new(
            "updateMember",
            SettlesAt: null,
            async scene => new
            {
                memberId = await InvitedAsync(scene),
                access = new[] { "LOGIN", "API", "TRANSACT" },
            }
        ),
        new(
            "confirmMemberAccess",
            SettlesAt: null,
            async scene => new { memberId = await ProposedAsync(scene) }
        ),
        new(
            "suspendMember",
            SettlesAt: "SUSPENDED",
            async scene => new { memberId = (await JoinedAsync(scene, Clerk)).Id }
        ),
        new(
            "reactivateMember",
            SettlesAt: "ACTIVE",
            async scene => new { memberId = await SuspendedAsync(scene) }
        ),
        new(
            "removeMember",
            SettlesAt: "REMOVED",
            async scene => new { memberId = (await JoinedAsync(scene, Clerk)).Id }
        ),
        new(
            "issuePasswordReset",
            SettlesAt: null,
            async scene => new { memberId = (await JoinedAsync(scene, Clerk)).Id }
        ),
        new(
            "confirmPasswordReset",
            SettlesAt: null,
            async scene => new { memberId = await ForgetfulAsync(scene) }
        ),
    ];

    private static object Invitation(Scene scene, string[] access, string? idempotencyKey = null) =>
        new
        {
            email = $"{scene.Next("member")}.{Guid.CreateVersion7():n}@acme.example",
            access,
            idempotencyKey,
        };

    private static Task<string> InvitedAsync(Scene scene) =>
        scene.MakeAsync("inviteMember", "member", Invitation(scene, Clerk, scene.Next("invite")));

    private static async Task<(string Id, GraphUser User)> JoinedAsync(Scene scene, string[] access)
    {
        var invited = await scene
            .Users[0]
            .ChangeAsync(
                "inviteMember",
                "member { id } token",
                Invitation(scene, access, scene.Next("invite"))
            );
        invited.Refusals().ShouldBeEmpty();
        var accepted = await scene
            .Users[0]
            .ChangeAsync(
                "acceptInvitation",
                "token",
                new { token = (string)invited["token"]!, password = "correct horse battery" }
            );
        accepted.Refusals().ShouldBeEmpty();
        return ((string)invited["member"]!["id"]!, scene.Users[0].As((string)accepted["token"]!));
    }

    private static async Task<string> SuspendedAsync(Scene scene)
    {
        var (id, _) = await JoinedAsync(scene, Clerk);
        return await scene.MakeAsync(
            "suspendMember",
            "member",
            new { memberId = id, idempotencyKey = scene.Next("suspend") }
        );
    }

    /// <summary>One for whom another ADMIN has issued a code that waits.</summary>
    private static async Task<string> ForgetfulAsync(Scene scene)
    {
        var (_, other) = await JoinedAsync(scene, SecondAdmin);
        var (memberId, _) = await JoinedAsync(scene, Clerk);
        var issued = await other.ChangeAsync(
            "issuePasswordReset",
            "code",
            new
            {
                memberId,
                requireConfirmation = true,
                idempotencyKey = scene.Next("forgotten"),
            }
        );
        issued.Refusals().ShouldBeEmpty();
        return memberId;
    }

    /// <summary>One for whom another ADMIN has proposed more rights.</summary>
    private static async Task<string> ProposedAsync(Scene scene)
    {
        var (_, other) = await JoinedAsync(scene, SecondAdmin);
        var memberId = await InvitedAsync(scene);
        var proposed = await other.ChangeAsync(
            "updateMember",
            "member { proposedAccess }",
            new
            {
                memberId,
                access = SecondAdmin,
                proposeOnly = true,
                idempotencyKey = scene.Next("propose"),
            }
        );
        proposed.Refusals().ShouldBeEmpty();
        return memberId;
    }
}
