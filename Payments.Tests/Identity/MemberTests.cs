using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Identity;

/// <summary>How people become members, what an ADMIN can do with them, and how they end.</summary>
public sealed class MemberTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Password = "correct horse battery";
    private static readonly string[] Clerk = ["LOGIN", "API"];
    private static readonly string[] Payer = ["LOGIN", "API", "TRANSACT"];
    private static readonly string[] LoggedOut = ["TRANSACT"];
    private static readonly string[] Treasurer = ["TREASURER"];

    private int _keys;

    [Fact]
    public async Task Whoever_is_invited_takes_a_password_and_is_a_member()
    {
        var email = NewEmail();
        var invited = await InviteAsync(email, Payer);
        ((string?)invited["member"]!["status"]).ShouldBe("PASSWORD_REQUIRED");

        var accepted = await AcceptAsync((string)invited["token"]!);

        accepted.Refusals().ShouldBeEmpty();
        var viewer = accepted["viewer"]!;
        ((string?)viewer["member"]!["email"]).ShouldBe(email);
        ((string?)viewer["member"]!["status"]).ShouldBe("ACTIVE");
        (await LogInAsync(email)).ShouldNotBeNull();
        (await LifeAsync((string)invited["member"]!["id"]!)).ShouldBe([
            "member.invited PASSWORD_REQUIRED",
            "member.joined ACTIVE",
        ]);
    }

    [Fact]
    public async Task An_invitation_is_accepted_once_however_many_try()
    {
        var token = (string)(await InviteAsync(NewEmail(), Clerk))["token"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AcceptAsync(token)));

        answers.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        answers
            .SelectMany(answer => answer.Refusals())
            .ShouldAllBe(refusal => refusal == "INVITATION_INVALID input.token");
    }

    [Fact]
    public async Task Its_token_is_shown_once_and_kept_by_nobody()
    {
        var input = new
        {
            email = NewEmail(),
            access = Clerk,
            idempotencyKey = Key(),
        };
        var first = await host.Acme.ChangeAsync("inviteMember", "member { id } token", input);

        var again = await host.Acme.ChangeAsync(
            "inviteMember",
            "member { id } token replayed",
            input
        );

        first["token"]!.ToString().Length.ShouldBe(43);
        ((bool)again["replayed"]!).ShouldBeTrue();
        again["token"].ShouldBeNull();
        ((string?)again["member"]!["id"]).ShouldBe((string?)first["member"]!["id"]);
    }

    [Fact]
    public async Task It_is_over_after_seven_days_of_the_tenants_clock()
    {
        // Bluegum's clock, so that nobody else's invitation ends.
        var invited = await InviteAsync(NewEmail(), Clerk, host.Bluegum);
        var end = (DateTimeOffset)invited["member"]!["invitationExpiresAt"]!;
        await host.Bluegum.ChangeAsync("advanceTestClock", "now", new { to = end });

        (await AcceptAsync((string)invited["token"]!))
            .Refusals()
            .ShouldBe(["INVITATION_INVALID input.token"]);
    }

    [Fact]
    public async Task A_token_that_never_was_and_a_short_password_are_refused()
    {
        (await AcceptAsync("nothing")).Refusals().ShouldBe(["INVITATION_INVALID input.token"]);
        (await AcceptAsync("nothing", "short"))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.password"]);
    }

    [Fact]
    public async Task An_address_belongs_to_one_member_until_that_is_removed()
    {
        var email = NewEmail();
        var member = (string)(await InviteAsync(email, Clerk))["member"]!["id"]!;
        (await InviteAsync(email.ToUpperInvariant(), Clerk))
            .Refusals()
            .ShouldBe(["EMAIL_TAKEN input.email"]);

        (await ChangeAsync("removeMember", member)).Refusals().ShouldBeEmpty();

        var again = await InviteAsync(email, Clerk);
        again.Refusals().ShouldBeEmpty();
        ((string)again["member"]!["id"]!).ShouldNotBe(member);
    }

    [Theory]
    [InlineData("suspendMember")]
    [InlineData("removeMember")]
    public async Task Whoever_is_kept_out_has_no_session_any_more_and_gets_no_new_one(
        string mutation
    )
    {
        var email = NewEmail();
        var (member, user) = await JoinAsync(email, Clerk);
        (await user.AskAsync("{ viewer { member { id } } }"))["viewer"].ShouldNotBeNull();

        (await ChangeAsync(mutation, member)).Refusals().ShouldBeEmpty();

        (await user.AskAsync("{ viewer { member { id } } }"))["viewer"].ShouldBeNull();
        (await LogInAsync(email)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_is_let_in_again_has_the_same_password_and_rights()
    {
        var email = NewEmail();
        var (member, _) = await JoinAsync(email, Payer);
        await ChangeAsync("suspendMember", member);

        (await ChangeAsync("reactivateMember", member)).Refusals().ShouldBeEmpty();

        var token = await LogInAsync(email);
        var viewer = await host.Stranger.As(token!).AskAsync("{ viewer { member { access } } }");
        viewer["viewer"]!["member"]!["access"]!
            .AsArray()
            .Select(right => (string)right!)
            .ShouldBe(Payer, ignoreOrder: true);
    }

    [Fact]
    public async Task Rights_count_from_the_next_request_on()
    {
        var (member, user) = await JoinAsync(NewEmail(), Clerk);
        (await QuoteAsync(user)).Refusals().ShouldBe(["FORBIDDEN"]);

        await ChangeAsync("updateMember", member, new { access = Payer });
        (await QuoteAsync(user)).Refusals().ShouldBeEmpty();

        await ChangeAsync("updateMember", member, new { access = Clerk });
        (await QuoteAsync(user)).Refusals().ShouldBe(["FORBIDDEN"]);
    }

    [Fact]
    public async Task Without_the_right_to_log_in_the_sessions_end()
    {
        var email = NewEmail();
        var (member, user) = await JoinAsync(email, Payer);

        await ChangeAsync("updateMember", member, new { access = LoggedOut });

        (await user.AskAsync("{ viewer { member { id } } }"))["viewer"].ShouldBeNull();
        (await LogInAsync(email)).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_what_was_not_read_is_refused_with_the_version_of_now()
    {
        var member = (string)(await InviteAsync(NewEmail(), Clerk))["member"]!["id"]!;
        await ChangeAsync("updateMember", member, new { access = Payer, version = 1 });

        (await ChangeAsync("updateMember", member, new { access = Clerk, version = 1 }))
            .Refusals()
            .ShouldBe(["VERSION_CONFLICT input.version"]);
    }

    [Theory]
    [InlineData("suspendMember")]
    [InlineData("removeMember")]
    [InlineData("updateMember")]
    public async Task The_last_admin_stays_one(string mutation)
    {
        var admins = await host.Bluegum.AskAsync("{ members(access: [ADMIN]) { nodes { id } } }");
        var admin = (string)admins["members"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!["id"]!;

        (
            await ChangeAsync(
                mutation,
                admin,
                mutation == "updateMember" ? new { access = Clerk } : null,
                host.Bluegum
            )
        )
            .Refusals()
            .ShouldBe(["LAST_ADMIN"]);
    }

    [Fact]
    public async Task Members_are_found_by_status_role_and_right()
    {
        var email = NewEmail();
        var invited = await host.Acme.ChangeAsync(
            "inviteMember",
            "member { id }",
            new
            {
                email,
                firstName = "Ada",
                roles = Treasurer,
                access = Payer,
                idempotencyKey = Key(),
            }
        );
        var id = (string)invited["member"]!["id"]!;

        (await ListAsync("status: [PASSWORD_REQUIRED]")).ShouldContain(id);
        (await ListAsync("status: [ACTIVE]")).ShouldNotContain(id);
        (await ListAsync("roles: [TREASURER, DIRECTOR]")).ShouldContain(id);
        (await ListAsync("roles: [DIRECTOR]")).ShouldNotContain(id);
        (await ListAsync("access: [TRANSACT, ADMIN], roles: [TREASURER]")).ShouldBe([id]);
        (await ListAsync("access: [APPROVE]")).ShouldNotContain(id);
        await ChangeAsync("removeMember", id);
        (await ListAsync("first: 250")).ShouldNotContain(id);
        (await ListAsync("status: [REMOVED], first: 250")).ShouldContain(id);
    }

    [Fact]
    public async Task Another_tenants_member_is_nobody()
    {
        var member = (string)(await InviteAsync(NewEmail(), Clerk))["member"]!["id"]!;

        (await ChangeAsync("removeMember", member, null, host.Bluegum))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.memberId"]);
    }

    private async Task<JsonNode> InviteAsync(
        string email,
        string[] access,
        GraphUser? admin = null
    ) =>
        await (admin ?? host.Acme).ChangeAsync(
            "inviteMember",
            "member { id status invitationExpiresAt } token",
            new
            {
                email,
                access,
                idempotencyKey = Key(),
            }
        );

    private Task<JsonNode> AcceptAsync(string token, string password = Password) =>
        host.Stranger.ChangeAsync(
            "acceptInvitation",
            "token viewer { member { id email status } }",
            new { token, password }
        );

    private async Task<(string Id, GraphUser User)> JoinAsync(string email, string[] access)
    {
        var invited = await InviteAsync(email, access);
        var accepted = await AcceptAsync((string)invited["token"]!);
        accepted.Refusals().ShouldBeEmpty();
        return ((string)invited["member"]!["id"]!, host.Stranger.As((string)accepted["token"]!));
    }

    private Task<JsonNode> ChangeAsync(
        string mutation,
        string memberId,
        object? what = null,
        GraphUser? admin = null
    )
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(what ?? new { })!.AsObject();
        input["memberId"] = memberId;
        input["idempotencyKey"] = Key();
        return (admin ?? host.Acme).ChangeAsync(mutation, "member { id status }", input);
    }

    private async Task<string?> LogInAsync(string email)
    {
        var payload = await host.Stranger.ChangeAsync(
            "login",
            "token",
            new { email, password = Password }
        );
        return (string?)payload["token"];
    }

    private Task<JsonNode> QuoteAsync(GraphUser user) =>
        user.ChangeAsync(
            "createQuote",
            "quote { id }",
            new
            {
                fromCurrency = "AUD",
                toCurrency = "EUR",
                fromAmount = "100.00",
                firm = true,
                idempotencyKey = Key(),
            }
        );

    private async Task<string[]> ListAsync(string filter)
    {
        var data = await host.Acme.AskAsync($"{{ members({filter}) {{ nodes {{ id }} }} }}");
        return [.. data["members"]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!)];
    }

    private async Task<string[]> LifeAsync(string id)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { __typename type status } } }",
            new { id }
        );
        var events = data["events"]!["nodes"]!.AsArray();
        events.ShouldAllBe(node => (string?)node!["__typename"] == "MemberEvent");
        return [.. events.Select(node => $"{node!["type"]} {node["status"]}")];
    }

    private static string NewEmail() => $"{Guid.CreateVersion7():n}@acme.example";

    private string Key() => $"{Guid.CreateVersion7():n}-{Interlocked.Increment(ref _keys)}";
}
