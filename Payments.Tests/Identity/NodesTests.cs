using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsHost;

namespace Payments.Tests.Identity;

public sealed class NodesTests
{
    private const string Viewer = "{ viewer { member { email } } }";

    [Fact]
    public async Task A_token_of_one_node_is_good_on_another_until_it_is_revoked_on_either()
    {
        using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        await using var first = await StartNodeAsync(database);
        await using var second = await StartNodeAsync(database);
        var user = await first.SignInAsync("demo@acme.example");
        var elsewhere = new GraphUser(second.GraphQL, user.Token);
        (await elsewhere.AskAsync(Viewer))["viewer"].ShouldNotBeNull();

        await user.AskAsync("mutation { logout { success } }");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while ((await elsewhere.AskAsync(Viewer))["viewer"] is not null)
        {
            // The news travels with the event log; how fast is not this test's matter.
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}
