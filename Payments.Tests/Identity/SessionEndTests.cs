using System.Text.Json.Nodes;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsHost;

namespace Payments.Tests.Identity;

public sealed class SessionEndTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task Logout_ends_a_running_subscription_with_a_typed_reason()
    {
        var user = await host.SignInAsync("demo@acme.example");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        await using var pushed = GraphSocket
            .ListenAsync(
                host.GraphQL,
                user.Token!,
                "subscription ($after: EventCursor) { events(after: $after) { cursor } }",
                new { after = await FirstCursorAsync(user) },
                limit.Token
            )
            .GetAsyncEnumerator(limit.Token);
        (await pushed.MoveNextAsync()).ShouldBeTrue();

        await user.AskAsync("mutation { logout { success } }");

        var end = await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            while (await pushed.MoveNextAsync())
            {
                // What was on its way before the logout may still come.
            }
        });
        JsonNode.Parse(end.Message)!["payload"]!["errors"]![0]!["extensions"]!["code"]!
            .ToString()
            .ShouldBe("SESSION_REVOKED");
    }

    private static async Task<string> FirstCursorAsync(GraphUser user) =>
        (await user.AskAsync("{ events(first: 1) { nodes { cursor } } }"))["events"]!["nodes"]![0]![
            "cursor"
        ]!.ToString();
}
