using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.GraphQL.Hosting;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>Operators see what waits of all tenants and decide it; nobody else does.</summary>
public sealed class OperatorReviewTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly object Approve = new { decision = "APPROVE" };
    private static readonly object Decline = new { decision = "DECLINE" };

    private int _keys;

    [Theory]
    [InlineData("withdrawal", "wdr_01M7WAWEBWE009Q4EPSG5MBK6B", "PENDING", "CANCELLED")]
    [InlineData("payment", "pay_01M7WAWEBWE009Q4EPSG5MBK6B", "OPEN", "CANCELLED")]
    [InlineData("institution", "ins_01M7WAWEBWE009Q4EPSG5MBK6B", "APPROVED", "REJECTED")]
    public async Task An_operator_sees_what_waits_and_decides_and_nobody_else_does(
        string kind,
        string unknown,
        string approved,
        string declined
    )
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var (first, second) = (await WaitingAsync(kind), await WaitingAsync(kind));
        (await host.Acme.RefusalAsync($"{{ {kind}sInReview {{ nodes {{ id }} }} }}")).ShouldBe(
            "FORBIDDEN"
        );
        (await ListAsync(desk, kind)).ShouldContain(first);

        (await DecideAsync(host.Acme, kind, first, approves: true))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await DecideAsync(desk, kind, unknown, approves: true))
            .Refusals()
            .ShouldBe([$"NOT_FOUND input.{kind}Id"]);
        (await DecideAsync(desk, kind, first, approves: true))[kind]!["status"]!
            .ToString()
            .ShouldBe(approved);
        (await DecideAsync(desk, kind, second, approves: false))[kind]!["status"]!
            .ToString()
            .ShouldBe(declined);

        (await DecideAsync(desk, kind, second, approves: false))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
        var left = await ListAsync(desk, kind);
        left.ShouldNotContain(first);
        left.ShouldNotContain(second);
    }

    [Theory]
    [InlineData("withdrawal")]
    [InlineData("payment")]
    public async Task Its_owner_is_told_why_it_waits_and_why_it_was_declined(string kind)
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var id = await WaitingAsync(kind);

        await desk.ChangeAsync(
            $"decide{char.ToUpperInvariant(kind[0])}{kind[1..]}Review",
            $"{kind} {{ id }}",
            With(
                new
                {
                    decision = "DECLINE",
                    rejectCode = "SOURCE_OF_FUNDS_INADEQUATE",
                    message = "Where does it come from?",
                },
                kind,
                id
            )
        );

        var type = $"{char.ToUpperInvariant(kind[0])}{kind[1..]}";
        var data = await host.Acme.AskAsync(
            $$"""
            query ($id: ID!) {
              node(id: $id) { ... on {{type}} { reviewedFor rejectCode statusReason { message } } }
            }
            """,
            new { id }
        );
        var shown = data["node"]!;
        shown["reviewedFor"]!.AsArray().ShouldHaveSingleItem()!.ToString().ShouldBe("MAGIC_WORD");
        shown["rejectCode"]!.ToString().ShouldBe("SOURCE_OF_FUNDS_INADEQUATE");
        shown["statusReason"]!["message"]!.ToString().ShouldBe("Where does it come from?");
    }

    [Fact]
    public async Task Only_what_is_declined_has_a_reject_code()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var input = new { decision = "APPROVE", rejectCode = "COMPLIANCE_DECLINED" };

        (
            await desk.ChangeAsync(
                "decideWithdrawalReview",
                "withdrawal { id }",
                With(input, "withdrawal", "wdr_01M7WAWEBWE009Q4EPSG5MBK6B")
            )
        )
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.rejectCode"]);
    }

    private async Task<string> WaitingAsync(string kind)
    {
        switch (kind)
        {
            case "withdrawal":
                await host.Acme.DepositAsync("500.00");
                var withdrawal = await host.Acme.WithdrawAsync("12.00", reference: "HALT_AML");
                return withdrawal["id"]!.ToString();
            case "payment":
                await host.Acme.DepositAsync("500.00");
                return await host.Acme.PayAbroadAsync("HALT_AML");
            default:
                var made = await host.Acme.ChangeAsync(
                    "createInstitution",
                    "institution { id }",
                    new
                    {
                        legalName = $"Bank {Guid.CreateVersion7():n}",
                        address = new { line1 = "1 Main Street", country = "AU" },
                        idempotencyKey = Key(),
                    }
                );
                made.Refusals().ShouldBeEmpty();
                return made["institution"]!["id"]!.ToString();
        }
    }

    private static async Task<string[]> ListAsync(GraphUser desk, string kind)
    {
        var data = await desk.AskAsync($"{{ {kind}sInReview(first: 250) {{ nodes {{ id }} }} }}");
        return
        [
            .. data[$"{kind}sInReview"]!["nodes"]!
                .AsArray()
                .Select(node => node!["id"]!.ToString()),
        ];
    }

    private Task<JsonNode> DecideAsync(GraphUser user, string kind, string id, bool approves)
    {
        var how =
            kind == "institution" ? new { approve = approves }
            : approves ? Approve
            : Decline;
        return user.ChangeAsync(
            $"decide{char.ToUpperInvariant(kind[0])}{kind[1..]}Review",
            $"{kind} {{ status }}",
            With(how, kind, id)
        );
    }

    private JsonObject With(object input, string kind, string id)
    {
        var fields = JsonSerializer.SerializeToNode(input)!.AsObject();
        fields[$"{kind}Id"] = id;
        fields["idempotencyKey"] = Key();
        return fields;
    }

    private string Key() => $"review-{Interlocked.Increment(ref _keys)}-{Guid.CreateVersion7():n}";
}
