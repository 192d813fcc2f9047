using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Identity;

/// <summary>How tests of members come by members.</summary>
internal static class MemberTalk
{
    public const string Password = "correct horse battery";

    private static readonly string[] Clerk = ["LOGIN", "API"];

    /// <summary>Somebody who was invited by the user, accepted, and is logged in.</summary>
    public static async Task<(string Id, string Email, GraphUser User)> JoinedAsync(
        this GraphUser admin
    )
    {
        var email = $"{Guid.CreateVersion7():n}@acme.example";
        var invited = await admin.DoAsync(
            "inviteMember",
            "member { id } token",
            new { email, access = Clerk }
        );
        invited.Refusals().ShouldBeEmpty();
        var accepted = await admin.ChangeAsync(
            "acceptInvitation",
            "token",
            new { token = (string)invited["token"]!, password = Password }
        );
        accepted.Refusals().ShouldBeEmpty();
        return ((string)invited["member"]!["id"]!, email, admin.As((string)accepted["token"]!));
    }

    public static Task<JsonNode> LogInAsync(this GraphUser user, string email, string password) =>
        user.ChangeAsync("login", "token", new { email, password });
}
