using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Hosting;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>Who decided is kept for those who answer for it; a tenant learns what was decided, and not by whom.</summary>
public sealed class UnnamedOperatorTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("decideDepositReview", "deposit", "CANCEL")]
    [InlineData("decideDepositReview", "deposit", "ACCEPT")]
    [InlineData("decideWithdrawalReview", "withdrawal", "APPROVE")]
    [InlineData("decideWithdrawalReview", "withdrawal", "DECLINE")]
    [InlineData("decidePaymentReview", "payment", "DECLINE")]
    [InlineData("decideInstitutionReview", "institution", null)]
    [InlineData("decideRfi", "rfi", "REJECT")]
    [InlineData("decideRfiExtension", "rfi", "REFUSE")]
    public async Task No_tenant_is_told_who_decided(string mutation, string kind, string? decision)
    {
        var id = await host.Acme.WaitingForAsync(mutation);
        var endpoint = await EndpointAsync(id);
        var begin = await BeginAsync(id);

        var operatorId = await DecideAsync(mutation, kind, id, decision);

        var told = await ToldSinceAsync(endpoint, begin);
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(body => !body.Contains(operatorId) && !body.Contains(DemoOperator.Email));
    }

    [Theory]
    [InlineData("Deposit")]
    [InlineData("Withdrawal")]
    [InlineData("Payment")]
    public async Task The_record_has_it(string type)
    {
        var kind = type.ToLowerInvariant();
        var mutation = $"decide{type}Review";
        var id = await host.Acme.WaitingForAsync(mutation);

        var operatorId = await DecideAsync(
            mutation,
            kind,
            id,
            type == "Deposit" ? "CANCEL" : "DECLINE"
        );

        (await DecidedByAsync(type, id)).ShouldBe(operatorId);
    }

    [Fact]
    public async Task A_deposit_shows_no_member()
    {
        var shown = await host.Acme.AskAsync(
            """{ __type(name: "Deposit") { fields { name type { name ofType { name } } } } }"""
        );

        var fields = shown["__type"]!["fields"]!.AsArray();
        fields.Count.ShouldBeGreaterThan(10);
        fields.ShouldAllBe(field =>
            (string?)field!["type"]!["name"] != "Member"
            && (
                field["type"]!["ofType"] == null
                || (string?)field["type"]!["ofType"]!["name"] != "Member"
            )
            && !field["name"]!.ToString().EndsWith("By")
        );
    }

    /// <returns>The id of who decided.</returns>
    private async Task<string> DecideAsync(
        string mutation,
        string kind,
        string id,
        string? decision
    )
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var input = new JsonObject { [$"{kind}Id"] = id };
        if (decision is null)
        {
            input["approve"] = false;
        }
        else
        {
            input["decision"] = decision;
        }

        (await desk.DoAsync(mutation, $"{kind} {{ id }}", input)).Refusals().ShouldBeEmpty();
        return (await desk.AskAsync("{ viewer { member { id } } }"))["viewer"]!["member"]![
            "id"
        ]!.ToString();
    }

    private async Task<string?> DecidedByAsync(string type, string id)
    {
        await using var db = host
            .Services.GetRequiredService<IDatabase>()
            .Open(TenantScope.Platform);
        return type switch
        {
            "Deposit" => (
                await db.AcrossTenants<Deposit>()
                    .SingleAsync(row => row.Id == Of<DepositId>(id), PaymentsHost.Cancel)
            ).DecidedBy,
            "Withdrawal" => (
                await db.AcrossTenants<Withdrawal>()
                    .SingleAsync(row => row.Id == Of<WithdrawalId>(id), PaymentsHost.Cancel)
            ).ReviewedBy,
            _ => (
                await db.AcrossTenants<Payment>()
                    .SingleAsync(row => row.Id == Of<PaymentId>(id), PaymentsHost.Cancel)
            ).ReviewedBy,
        };
    }

    private async Task<string> EndpointAsync(string subjectId)
    {
        var made = await host.Acme.DoAsync(
            "createWebhookEndpoint",
            "webhookEndpoint { id }",
            new { url = $"http://127.0.0.1:{RunningServer.FreePort()}/", subjectId }
        );
        made.Refusals().ShouldBeEmpty();
        return made["webhookEndpoint"]!["id"]!.ToString();
    }

    /// <summary>Where the object begins in the log.</summary>
    private async Task<string> BeginAsync(string subjectId)
    {
        var page = await host.Acme.AskAsync(
            "query ($id: ID!) { events(subjectId: $id, first: 1) { pageInfo { endCursor } } }",
            new { id = subjectId }
        );
        return page["events"]!["pageInfo"]!["endCursor"]!.ToString();
    }

    /// <summary>All that is sent about the object, whole.</summary>
    private async Task<IReadOnlyList<string>> ToldSinceAsync(string webhookEndpointId, string after)
    {
        var replayed = await host.Acme.DoAsync(
            "replayWebhookEvents",
            "replayed",
            new { webhookEndpointId, after }
        );
        replayed.Refusals().ShouldBeEmpty();
        var sent = await host.Acme.AskAsync(
            """
            query ($id: ID!) { webhookDeliveries(webhookEndpointId: $id, first: 250) { nodes { body } } }
            """,
            new { id = webhookEndpointId }
        );
        return
        [
            .. sent["webhookDeliveries"]!["nodes"]!
                .AsArray()
                .Select(node => node!["body"]!.ToString()),
        ];
    }

    private static TId Of<TId>(string id)
        where TId : struct, IEntityId<TId> =>
        EntityId.TryParse<TId>(id, out var parsed)
            ? parsed
            : throw new ArgumentException(id, nameof(id));
}
