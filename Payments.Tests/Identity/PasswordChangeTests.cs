using System.Text.Json.Nodes;
using Payments.Tests.Kit;
using static Payments.Tests.Identity.MemberTalk;

namespace Payments.Tests.Identity;

/// <summary>A member changes the own password, and nobody else does.</summary>
public sealed class PasswordChangeTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Other = "another horse battery";

    [Fact]
    public async Task The_new_password_counts_and_all_other_sessions_end()
    {
        var (id, email, user) = await host.Acme.JoinedAsync();
        var elsewhere = host.Stranger.As(
            (string)(await host.Stranger.LogInAsync(email, Password))["token"]!
        );
        (await IsSignedInAsync(elsewhere)).ShouldBeTrue();

        var changed = await ChangeAsync(user, Password, Other);

        changed.Refusals().ShouldBeEmpty();
        changed["member"]!["id"]!.ToString().ShouldBe(id);
        (await IsSignedInAsync(user)).ShouldBeTrue();
        (await IsSignedInAsync(elsewhere)).ShouldBeFalse();
        (await host.Stranger.LogInAsync(email, Password))
            .Refusals()
            .ShouldBe(["INVALID_CREDENTIALS"]);
        (await host.Stranger.LogInAsync(email, Other)).Refusals().ShouldBeEmpty();
        (await ToldAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_old_one_or_with_a_bad_new_one_nothing_changes()
    {
        var (id, email, user) = await host.Acme.JoinedAsync();

        (await ChangeAsync(user, "wrong horse battery", Other))
            .Refusals()
            .ShouldBe(["INVALID_CREDENTIALS"]);
        (await ChangeAsync(user, Password, "short"))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.newPassword"]);
        (await ChangeAsync(user, Password, Password))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.newPassword"]);
        (await ChangeAsync(user, Password, new string('x', 257)))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.newPassword"]);

        (await host.Stranger.LogInAsync(email, Password)).Refusals().ShouldBeEmpty();
        (await ToldAsync(id)).ShouldBe(0);
    }

    [Fact]
    public async Task Wrong_tries_are_slowed_down_together_with_those_of_a_login()
    {
        var (_, email, user) = await host.Acme.JoinedAsync();
        for (var i = 0; i < 5; i++)
        {
            (await ChangeAsync(user, $"wrong horse {i}", Other))
                .Refusals()
                .ShouldBe(["INVALID_CREDENTIALS"]);
        }

        (await ChangeAsync(user, Password, Other)).Refusals().ShouldBe(["TOO_MANY_REQUESTS"]);
        (await host.Stranger.LogInAsync(email, Password))
            .Refusals()
            .ShouldBe(["TOO_MANY_REQUESTS"]);
    }

    [Fact]
    public async Task Of_several_changes_at_once_one_counts()
    {
        var (id, email, user) = await host.Acme.JoinedAsync();

        // Fewer than the failures that slow down: what came too late is none of a guesser's.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async number =>
                    (
                        New: $"{Other} {number}",
                        Payload: await ChangeAsync(user, Password, $"{Other} {number}")
                    )
                )
        );

        var (password, _) = answers
            .Where(answer => answer.Payload.Refusals().Length == 0)
            .ShouldHaveSingleItem();
        (await host.Stranger.LogInAsync(email, password)).Refusals().ShouldBeEmpty();
        (await ToldAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task Strangers_have_no_password_to_change() =>
        (
            await host.Stranger.RefusalAsync(
                """
                mutation {
                  changePassword(input: { currentPassword: "a", newPassword: "another horse battery" }) { member { id } }
                }
                """
            )
        ).ShouldBe("AUTH_NOT_AUTHENTICATED");

    private static Task<JsonNode> ChangeAsync(
        GraphUser user,
        string currentPassword,
        string newPassword
    ) => user.ChangeAsync("changePassword", "member { id }", new { currentPassword, newPassword });

    private static async Task<bool> IsSignedInAsync(GraphUser user) =>
        (await user.AskAsync("{ viewer { member { id } } }"))["viewer"] is not null;

    private async Task<int> ToldAsync(string id)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { type } } }",
            new { id }
        );
        return data["events"]!["nodes"]!
            .AsArray()
            .Count(node => (string?)node!["type"] == "member.password_changed");
    }
}
