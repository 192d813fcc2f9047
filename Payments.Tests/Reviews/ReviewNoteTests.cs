using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Hosting;
using Payments.Tests.Compliance;
using Payments.Tests.Identity;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>What operators write for each other about a decision is theirs, and nothing tells a tenant of it.</summary>
public sealed class ReviewNoteTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Notes = """
        query ($subjectId: ID) {
          reviewNotes(subjectId: $subjectId, last: 250) {
            nodes { subjectId decision text writtenAt writtenBy { email } }
          }
        }
        """;

    [Theory]
    [InlineData("decideWithdrawalReview", "withdrawal", "APPROVE")]
    [InlineData("decideWithdrawalReview", "withdrawal", "DECLINE")]
    [InlineData("decidePaymentReview", "payment", "DECLINE")]
    [InlineData("decideDepositReview", "deposit", "CANCEL")]
    [InlineData("decideInstitutionReview", "institution", "DECLINE")]
    [InlineData("decideRfi", "rfi", "REJECT")]
    [InlineData("decideRfiExtension", "rfi", "REFUSE")]
    public async Task Whatever_is_decided_the_note_is_in_one_place_that_only_operators_read(
        string mutation,
        string kind,
        string decision
    )
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var id = await host.Acme.WaitingForAsync(mutation);
        var secret = $"Known from file {Guid.CreateVersion7():n}";
        var input = new JsonObject { [$"{kind}Id"] = id, ["internalNote"] = $" {secret} " };
        if (kind == "institution")
        {
            input["approve"] = false;
        }
        else
        {
            input["decision"] = decision;
        }

        (await desk.DoAsync(mutation, $"{kind} {{ id }}", input)).Refusals().ShouldBeEmpty();

        var shown = await desk.AskAsync(Notes, new { subjectId = id });
        var note = shown["reviewNotes"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;
        note["text"]!.ToString().ShouldBe(secret);
        note["decision"]!.ToString().ShouldBe(decision);
        note["subjectId"]!.ToString().ShouldBe(id);
        note["writtenBy"]!["email"]!.ToString().ShouldBe(DemoOperator.Email);
        (await desk.AskAsync(Notes))["reviewNotes"]!.ToJsonString().ShouldContain(secret);
        // Whatever tells somebody something reads it from a table.
        (await TablesWithAsync(secret)).ShouldBe(["review_notes"]);
    }

    [Fact]
    public async Task Nobody_but_operators_reads_them()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var (_, _, clerk) = await desk.JoinedAsync();

        GraphUser[] others = [host.Acme, clerk];
        foreach (var other in others)
        {
            (await other.RefusalAsync(Notes)).ShouldBe("FORBIDDEN");
        }

        (await host.Stranger.RefusalAsync(Notes)).ShouldBe("AUTH_NOT_AUTHENTICATED");
        // In the graph there is no other way to them.
        (await WaysToAsync("ReviewNote")).ShouldBe([
            "ReviewNoteConnection.nodes",
            "ReviewNoteEdge.node",
        ]);
        (await WaysToAsync("ReviewNoteConnection")).ShouldBe(["Query.reviewNotes"]);
        (await WaysToAsync("ReviewNoteEdge")).ShouldBe(["ReviewNoteConnection.edges"]);
    }

    [Fact]
    public async Task A_note_has_a_thousand_characters_and_a_refused_decision_leaves_none()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var withdrawalId = await host.Acme.WaitingForAsync("decideWithdrawalReview");

        var refused = await DecideAsync(new string('x', 1_001));
        var decided = await DecideAsync(new string('x', 1_000));
        var late = await DecideAsync("Too late");

        refused.Refusals().ShouldBe(["INVALID_INPUT input.internalNote"]);
        decided.Refusals().ShouldBeEmpty();
        late.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        var shown = await desk.AskAsync(Notes, new { subjectId = withdrawalId });
        shown["reviewNotes"]!["nodes"]!.AsArray().Count.ShouldBe(1);

        Task<JsonNode> DecideAsync(string internalNote) =>
            desk.DoAsync(
                "decideWithdrawalReview",
                "withdrawal { id }",
                new
                {
                    withdrawalId,
                    decision = "APPROVE",
                    internalNote,
                }
            );
    }

    /// <summary>Every table of the database in which a row has the text.</summary>
    private async Task<List<string>> TablesWithAsync(string text)
    {
        await using var db = host
            .Services.GetRequiredService<IDatabase>()
            .Open(TenantScope.Platform);
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(PaymentsHost.Cancel);
        List<string> found = [];
        foreach (
            var table in await ReadAsync(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            )
        )
        {
            var columns = await ReadAsync(
                connection,
                $"SELECT name FROM pragma_table_info('{table}')"
            );
            var any = string.Join(
                " OR ",
                columns.Select(column => $"instr(CAST(\"{column}\" AS TEXT), '{text}') > 0")
            );
            var rows = await ReadAsync(connection, $"SELECT 'row' FROM \"{table}\" WHERE {any}");
            if (rows.Count > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(PaymentsHost.Cancel);
        List<string> rows = [];
        while (await reader.ReadAsync(PaymentsHost.Cancel))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    /// <summary>The fields whose values are of the type.</summary>
    private async Task<List<string>> WaysToAsync(string type)
    {
        var data = await host.Acme.AskAsync(
            """
            { __schema { types { name fields { name type {
                name ofType { name ofType { name ofType { name } } } } } } } }
            """
        );
        return
        [
            .. from JsonNode owner in data["__schema"]!["types"]!.AsArray()
            from JsonNode field in owner["fields"]?.AsArray() ?? []
            where Named(field["type"]!) == type
            select $"{owner["name"]}.{field["name"]}",
        ];

        static string Named(JsonNode type) =>
            type["ofType"] is { } inner ? Named(inner) : type["name"]!.ToString();
    }
}
