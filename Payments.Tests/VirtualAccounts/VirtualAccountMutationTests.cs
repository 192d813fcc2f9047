using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsHost;

namespace Payments.Tests.VirtualAccounts;

public sealed class VirtualAccountMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Changes = """
        subscription ($id: ID, $after: EventCursor) {
          virtualAccountChanged(id: $id, after: $after) {
            cursor version status previousStatus virtualAccount { id }
          }
        }
        """;

    [Fact]
    public async Task An_account_is_active_at_once_and_its_number_is_found_by_a_rail()
    {
        var account = await OpenAsync("AUD");

        account["status"]!.ToString().ShouldBe("ACTIVE");
        account["version"]!.GetValue<int>().ShouldBe(2);
        var target = await host
            .Services.GetRequiredService<VirtualAccountDirectory>()
            .FindAsync(
                RailAccount.Bsb(account["bsb"]!.ToString(), account["accountNumber"]!.ToString()),
                Cancel
            );
        target!.Id.ToString().ShouldBe(account["id"]!.ToString());
        target.Status.ShouldBe(VirtualAccountStatus.Active);
    }

    [Fact]
    public async Task Each_step_of_its_life_is_pushed_in_order()
    {
        var head = await HeadAsync();
        var account = await OpenAsync("EUR");
        var id = account["id"]!.ToString();
        await ChangeStatusAsync("deactivateVirtualAccount", id);
        await ChangeStatusAsync("activateVirtualAccount", id);

        var pushed = await TakeAsync(new { id, after = head }, 4);

        pushed
            .Select(item => $"{item["version"]} {item["previousStatus"]} -> {item["status"]}")
            .ShouldBe([
                "1  -> INITIATED",
                "2 INITIATED -> ACTIVE",
                "3 ACTIVE -> DEACTIVATED",
                "4 DEACTIVATED -> ACTIVE",
            ]);
    }

    [Fact]
    public async Task A_subscription_resumes_after_a_cursor_with_exactly_the_rest()
    {
        var head = await HeadAsync();
        var id = (await OpenAsync("JPY"))["id"]!.ToString();
        var first = (await TakeAsync(new { id, after = head }, 1))[0];
        await ChangeStatusAsync("deactivateVirtualAccount", id);

        var rest = await TakeAsync(new { id, after = first["cursor"]!.ToString() }, 2);

        rest.Select(item => item["status"]!.ToString()).ShouldBe(["ACTIVE", "DEACTIVATED"]);
    }

    [Fact]
    public async Task A_cursor_of_another_tenant_is_refused()
    {
        var head = await HeadAsync();

        (
            await host.Bluegum.RefusalAsync(
                "query ($after: EventCursor) { events(after: $after) { nodes { cursor } } }",
                new { after = head }
            )
        ).ShouldBe("INVALID_CURSOR");
    }

    [Fact]
    public async Task What_the_status_forbids_is_refused_and_tells_nothing()
    {
        var id = (await OpenAsync("AUD"))["id"]!.ToString();
        var head = await HeadAsync();

        var refused = await ChangeStatusAsync("activateVirtualAccount", id);

        refused.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task Foreign_unknown_and_malformed_ids_are_answered_alike()
    {
        var own = (await OpenAsync("AUD"))["id"]!.ToString();
        string[] ids =
        [
            own,
            VirtualAccountId.From(Guid.CreateVersion7()).ToString(),
            "rubbish",
            "",
        ];
        var answers = new List<string>();
        foreach (var id in ids)
        {
            var refused = await host.Bluegum.ChangeAsync(
                "deactivateVirtualAccount",
                "virtualAccount { id }",
                new { virtualAccountId = id, idempotencyKey = Key() }
            );
            answers.Add(refused.ToJsonString());
        }

        answers.Distinct().Count().ShouldBe(1);
        answers[0].ShouldContain("NOT_FOUND");
    }

    private async Task<JsonNode> OpenAsync(string currency)
    {
        var payload = await host.Acme.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { id status version bsb accountNumber iban }",
            new
            {
                accountName = "Sales",
                currency,
                idempotencyKey = Key(),
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["virtualAccount"]!;
    }

    private Task<JsonNode> ChangeStatusAsync(string mutation, string id) =>
        host.Acme.ChangeAsync(
            mutation,
            "virtualAccount { status version }",
            new { virtualAccountId = id, idempotencyKey = Key() }
        );

    /// <summary>The cursor of the newest event.</summary>
    private async Task<string> HeadAsync()
    {
        string? after = null;
        while (true)
        {
            var page = (
                await host.Acme.AskAsync(
                    "query ($after: EventCursor) { events(first: 250, after: $after) { pageInfo { hasNextPage endCursor } } }",
                    new { after }
                )
            )["events"]!["pageInfo"]!;
            after = page["endCursor"]?.ToString() ?? after;
            if (!page["hasNextPage"]!.GetValue<bool>())
            {
                return after!;
            }
        }
    }

    private async Task<List<JsonNode>> TakeAsync(object variables, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        List<JsonNode> items = [];
        await foreach (
            var data in GraphSocket.ListenAsync(
                host.GraphQL,
                host.Acme.Token!,
                Changes,
                variables,
                limit.Token
            )
        )
        {
            items.Add(data["virtualAccountChanged"]!);
            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
