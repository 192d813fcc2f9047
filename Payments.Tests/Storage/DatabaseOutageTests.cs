using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Reviews;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Storage;
using Payments.Storage.Gate;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>A database that is there, and takes nobody for a while: what callers are told, and that money moves once.</summary>
public sealed class DatabaseOutageTests
{
    private const string Unavailable = "TEMPORARILY_UNAVAILABLE";
    private const string Balance = """{ balances(currencies: ["AUD"]) { available { amount } } }""";

    [Fact]
    public async Task Without_a_connection_left_callers_are_told_and_the_same_key_moves_money_once()
    {
        using var closable = await ClosableDatabase.CreateAsync();
        using var log = new ErrorLog();
        await using var host = await StartAsync(closable.Open(), log);
        var withdrawal = await WithdrawalAsync(host);
        var before = await AvailableAsync(host);

        await closable.CloseAsync();
        string[] refused =
        [
            Whole(await host.Acme.SendAsync(Balance)),
            Whole(await SendAsync(host, withdrawal)),
            Whole(await SendAsync(host, withdrawal)),
        ];
        var logged = log
            .Errors.Where(error => error.Text.StartsWith("Unexpected", StringComparison.Ordinal))
            .ToList();
        await closable.ReopenAsync();

        refused.ShouldAllBe(answer => answer == refused[0]);
        logged
            .Select(error => error.Text)
            .ShouldBe(
                [
                    "Unexpected exception in Query.balances",
                    "Unexpected exception in Mutation.createWithdrawal",
                    "Unexpected exception in Mutation.createWithdrawal",
                ],
                ignoreOrder: true
            );
        logged.ShouldAllBe(error => error.Exception != null);
        await PaidOnceAsync(host, withdrawal, before);
    }

    // Of a commit that was cut nobody knows whether it happened; here it did not.
    [Fact]
    public async Task A_connection_that_is_cut_in_its_commit_leaves_it_to_the_key()
    {
        using var closable = await ClosableDatabase.CreateAsync();
        await using var host = await StartAsync(closable.Open());
        var withdrawal = await WithdrawalAsync(host);
        var before = await AvailableAsync(host);
        await closable.ExecuteAsync(
            """
            CREATE FUNCTION cut() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON withdrawals
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()
            """
        );

        var refused = await SendAsync(host, withdrawal);
        await closable.ExecuteAsync("DROP TRIGGER cut ON withdrawals");

        Whole(refused).ShouldContain(Unavailable);
        await PaidOnceAsync(host, withdrawal, before);
    }

    [Fact]
    public async Task A_pool_that_is_used_up_is_told_alike_and_serves_again_when_it_is_not()
    {
        const int size = 8;
        using var closable = await ClosableDatabase.CreateAsync();
        await using var host = await StartAsync(closable.Open(size, patience: 1));
        var before = await AvailableAsync(host);
        var taken = await TakeReadersAsync(host, size);

        var refused = await host.Acme.SendAsync(Balance);
        foreach (var reader in taken)
        {
            await reader.DisposeAsync();
        }

        Whole(refused).ShouldContain(Unavailable);
        (await AvailableAsync(host)).ShouldBe(before);
    }

    // Npgsql prepares a statement when it comes a second time.
    [Fact]
    public async Task A_connection_that_breaks_in_a_preparation_spoils_nothing_later()
    {
        using var closable = await ClosableDatabase.CreateAsync();
        await using var database = new PaymentsDatabase(closable.Open().Settings);
        await SelectAsync(database, 1);

        await closable.CloseAsync();
        await closable.ReopenAsync();
        var broken = await Should.ThrowAsync<Exception>(() => SelectAsync(database, 1));

        DatabaseFaults.IsTemporary(broken).ShouldBeTrue();
        (await SelectAsync(database, 2)).ShouldBe(2);
    }

    [Fact]
    public async Task Files_are_503_for_as_long_and_say_when_to_come_again()
    {
        using var closable = await ClosableDatabase.CreateAsync();
        await using var host = await StartAsync(closable.Open());
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", host.Acme.Token);
        var file = new Uri(host.GraphQL, "/files/fil_01M7WAWEBWE009Q4EPSG5MBK6B");
        ((int)(await http.GetAsync(file, Cancel)).StatusCode).ShouldBe(404);

        await closable.CloseAsync();
        using var refused = await http.GetAsync(file, Cancel);
        await closable.ReopenAsync();

        ((int)refused.StatusCode).ShouldBe(503);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await refused.Content.ReadAsStringAsync(Cancel)).ShouldBeEmpty();
        ((int)(await http.GetAsync(file, Cancel)).StatusCode).ShouldBe(404);
    }

    // Each try waits for two seconds: tried one after the other, twenty would wait for minutes.
    [Fact]
    public async Task All_who_wait_are_told_together_when_no_connection_can_be_had()
    {
        using var closable = await ClosableDatabase.CreateAsync();
        await using var database = new PaymentsDatabase(closable.Open(1, patience: 2).Settings);
        await using var gate = new WriteGate(
            database,
            TimeProvider.System,
            ReviewSettings.None,
            new RailOutageBoard(),
            _ => { }
        );
        await using var taken = await database.OpenWriterAsync(Cancel);

        var waiting = Enumerable
            .Range(0, 20)
            .Select(_ =>
                Should.ThrowAsync<Exception>(() =>
                    gate.RunAsync(
                        new PackParcel(Aud(1)),
                        NewCaller(),
                        CommandOptions.Default,
                        Cancel
                    )
                )
            );
        var told = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        told.ShouldAllBe(exception => DatabaseFaults.IsTemporary(exception));
    }

    private static async Task<int> SelectAsync(PaymentsDatabase database, int number)
    {
        await using var db = database.Open(TenantScope.Platform);
        return await db.Database.SqlQuery<int>($"SELECT {number} AS \"Value\"").SingleAsync(Cancel);
    }

    private static Task<PaymentsHost> StartAsync(TestDatabase database, ErrorLog? log = null) =>
        PaymentsHost.StartNodeAsync(
            database,
            builder =>
            {
                if (log is not null)
                {
                    builder.Logging.AddProvider(log);
                }
            }
        );

    /// <summary>Money to withdraw, and the withdrawal's input, which is not sent yet.</summary>
    private static async Task<object> WithdrawalAsync(PaymentsHost host)
    {
        await host.Acme.DepositAsync("500.00");
        return new
        {
            input = new
            {
                amount = new { amount = "100.00", currency = "AUD" },
                recipientId = await host.Acme.RecipientAsync("Bluegum Imports Pty Ltd"),
                reference = "Invoice 7",
                idempotencyKey = "pay invoice 7",
            },
        };
    }

    private static Task<JsonNode> SendAsync(PaymentsHost host, object withdrawal) =>
        host.Acme.SendAsync(
            """
            mutation ($input: CreateWithdrawalInput!) {
              createWithdrawal(input: $input) { withdrawal { id amount { amount } fee { amount } } replayed }
            }
            """,
            withdrawal
        );

    /// <summary>The error of an answer that has nothing else, without where it was in the request.</summary>
    private static string Whole(JsonNode answer)
    {
        answer["data"]?.AsObject().ShouldAllBe(field => field.Value == null);
        var error = answer["errors"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        error.Remove("path");
        error.Remove("locations");
        error
            .ToJsonString()
            .ShouldBe(
                """{"message":"This cannot be done at the moment. Send the same request again in a while; with the same idempotency key it is done once, whatever has become of this one.","extensions":{"code":"TEMPORARILY_UNAVAILABLE","retryable":true}}"""
            );
        return error.ToJsonString();
    }

    private static async Task PaidOnceAsync(PaymentsHost host, object withdrawal, decimal before)
    {
        var made = (await SendAsync(host, withdrawal))["data"]!["createWithdrawal"]!;
        var again = (await SendAsync(host, withdrawal))["data"]!["createWithdrawal"]!;

        ((bool)made["replayed"]!, (bool)again["replayed"]!).ShouldBe((false, true));
        again["withdrawal"]!["id"]!.ToString().ShouldBe(made["withdrawal"]!["id"]!.ToString());
        var listed = await host.Acme.AskAsync("{ withdrawals { totalCount } }");
        ((int)listed["withdrawals"]!["totalCount"]!).ShouldBe(1);
        var cost = Money(made["withdrawal"]!["amount"]!) + Money(made["withdrawal"]!["fee"]!);
        (await AvailableAsync(host)).ShouldBe(before - cost);
    }

    private static async Task<decimal> AvailableAsync(PaymentsHost host) =>
        Money((await host.Acme.AskAsync(Balance))["balances"]![0]!["available"]!);

    private static decimal Money(JsonNode money) =>
        decimal.Parse(
            money["amount"]!.ToString(),
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>All connections of the readers' pool, for which the server's own readers are waited for.</summary>
    private static async Task<IReadOnlyList<DbContext>> TakeReadersAsync(
        PaymentsHost host,
        int count
    )
    {
        var database = host.Services.GetRequiredService<IDatabase>();
        List<DbContext> taken = [];
        while (taken.Count < count)
        {
            var reader = database.Open(TenantScope.Platform);
            try
            {
                await reader.Database.OpenConnectionAsync(Cancel);
                taken.Add(reader);
            }
            catch (Exception exception) when (DatabaseFaults.IsTemporary(exception))
            {
                await reader.DisposeAsync();
            }
        }

        return taken;
    }
}
