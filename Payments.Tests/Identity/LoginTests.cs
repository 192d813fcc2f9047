using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsHost;

namespace Payments.Tests.Identity;

public sealed class LoginTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Viewer = "{ viewer { tenant { name environment } member { email } } }";
    private const string Balances = "{ balances { currency } }";

    [Fact]
    public async Task A_member_logs_in_and_is_who_the_token_says()
    {
        var data = await host.Acme.AskAsync(Viewer);

        data["viewer"]!["tenant"]!["name"]!.ToString().ShouldBe("Acme Trading Pty Ltd");
        data["viewer"]!["tenant"]!["environment"]!.ToString().ShouldBe("SANDBOX");
        data["viewer"]!["member"]!["email"]!.ToString().ShouldBe("demo@acme.example");
    }

    [Fact]
    public async Task The_case_of_the_address_does_not_matter() =>
        (await host.SignInAsync("DEMO@Acme.example")).Token.ShouldNotBeNull();

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var wrong = await LogInAsync("demo@bluegum.example", "wrong");
        var unknown = await LogInAsync("nobody@nowhere.example", "wrong");

        wrong.Refusals().ShouldBe(["INVALID_CREDENTIALS"]);
        unknown.ToJsonString().ShouldBe(wrong.ToJsonString());
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_says_how_long()
    {
        JsonNode last = null!;
        for (var count = 0; count < 6; count++)
        {
            last = await LogInAsync("guess@nowhere.example", "wrong");
        }

        last.Refusals().ShouldBe(["TOO_MANY_REQUESTS"]);
        ((int)last["errors"]![0]!["retryAfterSeconds"]!).ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task An_anonymous_caller_is_nobody_and_sees_only_what_is_public()
    {
        var data = await host.Stranger.AskAsync(
            "{ viewer { tenant { name } } statusMachines { name } }"
        );

        data["viewer"].ShouldBeNull();
        data["statusMachines"]!.AsArray().Count.ShouldBePositive();
    }

    [Theory]
    [InlineData(Balances)]
    [InlineData("{ senders { nodes { id } } }")]
    [InlineData("{ recipients { nodes { id } } }")]
    [InlineData("{ virtualAccounts { nodes { id } } }")]
    [InlineData("{ events { nodes { cursor } } }")]
    [InlineData("{ node(id: \"snd_01M7W9W9NPE0081M1NC073R7GB\") { id } }")]
    [InlineData("mutation { logout { success } }")]
    public async Task All_else_is_closed_to_anonymous_callers(string query) =>
        (await host.Stranger.RefusalAsync(query)).ShouldBe("AUTH_NOT_AUTHENTICATED");

    [Fact]
    public async Task After_logout_the_token_is_dead_and_the_other_session_lives()
    {
        var gone = await host.SignInAsync("demo@acme.example");
        var other = await host.SignInAsync("demo@acme.example");
        await gone.AskAsync(Balances);

        (await gone.AskAsync("mutation { logout { success } }"))["logout"]!["success"]!
            .GetValue<bool>()
            .ShouldBeTrue();

        (await gone.RefusalAsync(Balances)).ShouldBe("AUTH_NOT_AUTHENTICATED");
        (await gone.AskAsync(Viewer))["viewer"].ShouldBeNull();
        (await other.AskAsync(Viewer))["viewer"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_forged_token_is_no_token()
    {
        var parts = host.Acme.Token!.Split('.');
        var forged = new GraphUser(host.GraphQL, $"{parts[0]}.{parts[1]}.{new string('A', 86)}");

        (await forged.RefusalAsync(Balances)).ShouldBe("AUTH_NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task The_public_key_is_published_and_the_private_one_is_not()
    {
        using var http = new HttpClient();
        var keys = await http.GetFromJsonAsync<JsonNode>(
            new Uri(host.GraphQL, "/.well-known/jwks.json"),
            Cancel
        );

        var key = keys!["keys"]![0]!.AsObject();
        key["alg"]!.ToString().ShouldBe("ES256");
        key.ContainsKey("d").ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_finds_what_is_ours_and_answers_all_else_alike()
    {
        var own = (await host.Acme.AskAsync("{ viewer { member { id } } }"))["viewer"]!["member"]![
            "id"
        ]!;
        var query = "query ($id: ID!) { node(id: $id) { id __typename } }";

        (await host.Acme.AskAsync(query, new { id = own.ToString() }))["node"]!["__typename"]!
            .ToString()
            .ShouldBe("Member");
        foreach (
            var id in new[] { own.ToString(), "rubbish", "", EntityId.New<MemberId>().ToString() }
        )
        {
            (await host.Bluegum.AskAsync(query, new { id }))["node"].ShouldBeNull(id);
        }
    }

    private async Task<JsonNode> LogInAsync(string email, string password) =>
        (
            await host.Stranger.AskAsync(
                """
                mutation ($input: LoginInput!) {
                  login(input: $input) {
                    token
                    errors {
                      ... on Error { code message path retryable }
                      ... on TooManyRequestsError { retryAfterSeconds }
                    }
                  }
                }
                """,
                new { input = new { email, password } }
            )
        )["login"]!;
}
