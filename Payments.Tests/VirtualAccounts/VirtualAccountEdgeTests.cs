using System.Text.Json.Nodes;
using Payments.Domain.Lifecycles;
using Payments.Domain.VirtualAccounts;
using Payments.Tests.Kit;
using static Payments.Tests.VirtualAccounts.SubClients;

namespace Payments.Tests.VirtualAccounts;

/// <summary>Every edge of the account's life, walked over the graph from every status.</summary>
public sealed class VirtualAccountEdgeTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly Dictionary<string, (string Mutation, object? More)> Steps = new()
    {
        ["approve"] = ("simulateKycDecision", new { decision = "APPROVE" }),
        ["refer"] = ("simulateKycDecision", new { decision = "REFER" }),
        ["reject"] = ("simulateKycDecision", new { decision = "REJECT" }),
        ["deactivate"] = ("deactivateVirtualAccount", null),
        ["activate"] = ("activateVirtualAccount", null),
        ["block"] = ("simulateVirtualAccountBlock", null),
    };

    // How each status is reached from INITIATED, and where each step leads from it.
    public static TheoryData<string, string, string> Walks =>
        new()
        {
            { "INITIATED", "", "approve>ACTIVE refer>UNAPPROVED block>DISABLED" },
            { "UNAPPROVED", "refer", "approve>ACTIVE reject>FAILED_KYC block>DISABLED" },
            { "ACTIVE", "approve", "deactivate>DEACTIVATED block>DISABLED" },
            { "DEACTIVATED", "approve deactivate", "activate>ACTIVE block>DISABLED" },
            { "FAILED_KYC", "refer reject", "block>DISABLED" },
            { "DISABLED", "block", "" },
        };

    [Theory, MemberData(nameof(Walks))]
    public async Task Each_step_does_what_the_table_allows_and_else_writes_nothing(
        string status,
        string way,
        string legal
    )
    {
        var targets = Words(legal)
            .Select(text => text.Split('>'))
            .ToDictionary(s => s[0], s => s[1]);
        foreach (var step in Steps.Keys)
        {
            var id = await StandAtAsync(status, way);
            var before = await host.Acme.AccountAsync(id);
            var (mutation, more) = Steps[step];

            var answer = await host.Acme.ChangeAccountAsync(mutation, id, more);

            var after = await host.Acme.AccountAsync(id);
            if (targets.TryGetValue(step, out var target))
            {
                answer.Refusals().ShouldBeEmpty($"{status} {step}");
                after["status"]!.ToString().ShouldBe(target);
                continue;
            }

            answer.Refusals().ShouldBe(["ILLEGAL_TRANSITION"], $"{status} {step}");
            JsonNode.DeepEquals(after, before).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_walks_are_the_whole_table() =>
        Walks
            .SelectMany(row =>
                Words(row.Data.Item3).Select(step => $"{row.Data.Item1}>{step.Split('>')[1]}")
            )
            .ShouldBe(
                VirtualAccountLifecycle.Table.Moves.Select(move =>
                    $"{StatusName.Of(move.From)}>{StatusName.Of(move.To)}"
                ),
                ignoreOrder: true
            );

    private async Task<string> StandAtAsync(string status, string way)
    {
        // Nobody ever answers about this name: only the steps of the test move the account.
        var id = await host.Acme.OpenAsync(Person(lastName: "Kychalt"));
        await host.Acme.AccountWhenAsync(
            id,
            account => account["addressVerification"]!.ToString() == "VERIFIED"
        );
        foreach (var step in Words(way))
        {
            var (mutation, more) = Steps[step];
            await host.Acme.ChangeAccountAsync(mutation, id, more);
        }

        (await host.Acme.AccountAsync(id))["status"]!.ToString().ShouldBe(status);
        return id;
    }

    private static string[] Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
