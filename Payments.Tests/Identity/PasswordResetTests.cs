using System.Text.Json.Nodes;
using Payments.GraphQL.Hosting;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Identity.MemberTalk;

namespace Payments.Tests.Identity;

/// <summary>Whoever has forgotten the password gets a code for a new one from somebody else.</summary>
public sealed class PasswordResetTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Other = "another horse battery";

    private static readonly string[] AdminRights = ["LOGIN", "API", "ADMIN"];

    [Fact]
    public async Task The_code_is_good_once_and_all_sessions_end()
    {
        var (id, email, user) = await host.Acme.JoinedAsync();

        var issued = await IssueAsync(host.Acme, id);

        issued.Refusals().ShouldBeEmpty();
        var code = issued["code"]!.ToString();
        var open = issued["member"]!["passwordReset"]!;
        open["awaitsConfirmation"]!.GetValue<bool>().ShouldBeFalse();
        (await IsSignedInAsync(user)).ShouldBeTrue();
        var redeemed = await RedeemAsync(code, Other);
        redeemed.Refusals().ShouldBeEmpty();
        redeemed["email"]!.ToString().ShouldBe(email);
        (await IsSignedInAsync(user)).ShouldBeFalse();
        (await host.Stranger.LogInAsync(email, Password))
            .Refusals()
            .ShouldBe(["INVALID_CREDENTIALS"]);
        (await host.Stranger.LogInAsync(email, Other)).Refusals().ShouldBeEmpty();
        (await RedeemAsync(code, Password))
            .Refusals()
            .ShouldBe(["PASSWORD_RESET_INVALID input.code"]);
        (await ToldAsync(id)).ShouldBe(["member.password_reset_issued", "member.password_reset"]);
    }

    [Fact]
    public async Task A_new_code_ends_the_one_of_before_and_so_does_a_change_of_the_password()
    {
        var (id, email, user) = await host.Acme.JoinedAsync();
        var first = (await IssueAsync(host.Acme, id))["code"]!.ToString();
        var second = (await IssueAsync(host.Acme, id))["code"]!.ToString();

        (await RedeemAsync(first, Other))
            .Refusals()
            .ShouldBe(["PASSWORD_RESET_INVALID input.code"]);
        (
            await user.ChangeAsync(
                "changePassword",
                "member { id }",
                new { currentPassword = Password, newPassword = Other }
            )
        )
            .Refusals()
            .ShouldBeEmpty();

        (await RedeemAsync(second, Password))
            .Refusals()
            .ShouldBe(["PASSWORD_RESET_INVALID input.code"]);
        (await host.Stranger.LogInAsync(email, Other)).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_operator_helps_an_admin_who_is_alone()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var (id, email, _) = await host.Bluegum.JoinedAsync();

        var issued = await IssueAsync(desk, id);

        issued.Refusals().ShouldBeEmpty();
        (await RedeemAsync(issued["code"]!.ToString(), Other)).Refusals().ShouldBeEmpty();
        (await host.Stranger.LogInAsync(email, Other)).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_issues_one_and_nobody_for_oneself()
    {
        var (id, _, clerk) = await host.Acme.JoinedAsync();
        var own = (await host.Acme.AskAsync("{ viewer { member { id } } }"))["viewer"]!["member"]![
            "id"
        ]!.ToString();
        var invited = await host.Acme.DoAsync(
            "inviteMember",
            "member { id }",
            new { email = $"{Guid.CreateVersion7():n}@acme.example", access = AdminRights }
        );

        (await IssueAsync(clerk, own)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await IssueAsync(host.Bluegum, id)).Refusals().ShouldBe(["NOT_FOUND input.memberId"]);
        (await IssueAsync(host.Acme, own)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await IssueAsync(host.Acme, invited["member"]!["id"]!.ToString()))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.memberId"]);
    }

    [Fact]
    public async Task Sent_again_it_shows_no_code_and_ends_none()
    {
        var (id, _, _) = await host.Acme.JoinedAsync();
        var key = ComplianceTalk.Key();
        var first = await IssueAsync(host.Acme, id, key);

        var again = await IssueAsync(host.Acme, id, key);

        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["code"].ShouldBeNull();
        (await RedeemAsync(first["code"]!.ToString(), Other)).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_codes_are_slowed_down_and_bad_passwords_use_up_none()
    {
        await using var other = await PaymentsHost.StartAsync();
        var (id, _, _) = await other.Acme.JoinedAsync();
        var code = (await IssueAsync(other.Acme, id))["code"]!.ToString();
        (await RedeemAsync(code, "short", other))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.newPassword"]);
        for (var number = 0; number < 5; number++)
        {
            (await RedeemAsync($"wrong-{number}", Other, other))
                .Refusals()
                .ShouldBe(["PASSWORD_RESET_INVALID input.code"]);
        }

        (await RedeemAsync(code, Other, other)).Refusals().ShouldBe(["TOO_MANY_REQUESTS"]);
    }

    [Fact]
    public async Task Of_several_who_have_the_code_one_gets_in()
    {
        var (id, email, _) = await host.Acme.JoinedAsync();
        var code = (await IssueAsync(host.Acme, id))["code"]!.ToString();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(async number =>
                    (
                        New: $"{Other} {number}",
                        Payload: await RedeemAsync(code, $"{Other} {number}")
                    )
                )
        );

        var (password, _) = answers
            .Where(answer => answer.Payload.Refusals().Length == 0)
            .ShouldHaveSingleItem();
        (await host.Stranger.LogInAsync(email, password)).Refusals().ShouldBeEmpty();
    }

    private static Task<JsonNode> IssueAsync(
        GraphUser user,
        string memberId,
        string? idempotencyKey = null
    ) =>
        user.DoAsync(
            "issuePasswordReset",
            "member { passwordReset { expiresAt awaitsConfirmation } } code replayed",
            new { memberId, idempotencyKey = idempotencyKey ?? ComplianceTalk.Key() }
        );

    private Task<JsonNode> RedeemAsync(string code, string newPassword, PaymentsHost? at = null) =>
        (at ?? host).Stranger.ChangeAsync("resetPassword", "email", new { code, newPassword });

    private static async Task<bool> IsSignedInAsync(GraphUser user) =>
        (await user.AskAsync("{ viewer { member { id } } }"))["viewer"] is not null;

    private async Task<string[]> ToldAsync(string id)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { type } } }",
            new { id }
        );
        return
        [
            .. data["events"]!["nodes"]!
                .AsArray()
                .Select(node => node!["type"]!.ToString())
                .Where(type => type.Contains("password_reset", StringComparison.Ordinal)),
        ];
    }
}
