using Cacao.Data.Sorting;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Conversions;
using Payments.GraphQL.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;
using static Payments.Tests.Kit.PaymentsWorld;

namespace Payments.Tests.Storage;

/// <summary>SQLite looks up what there is an index for, however few rows there are when it decides.</summary>
public sealed class PlanTests
{
    // Where the index has a whole key, that is as good.
    private static readonly string[] KeyOfOneRow = ["(rowid=?)", "(tenant_id=? AND id=?)"];

    private const string IndexesSql = """
        SELECT t.name, i.name, group_concat(c.name)
        FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND NOT i.partial
        GROUP BY t.name, i.name
        """;

    [Fact]
    public async Task Every_index_is_taken_for_what_it_is_made_for()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        var indexes = await RowsAsync(world, IndexesSql);
        indexes.Count.ShouldBeGreaterThan(100);

        List<string> others = [];
        foreach (var index in indexes)
        {
            var (table, columns) = (index[0], index[2].Split(','));
            var plan = await PlanAsync(world, table, columns, "");
            // "USING INDEX ix (tenant_id=? AND recipient_id=?)": as many columns as the index has, or those of a key.
            if (Looked(plan) < columns.Length && !KeyOfOneRow.Any(plan.EndsWith))
            {
                others.Add($"{index[1]}: {plan}");
            }
        }

        others.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("withdrawals", "virtual_account_id")]
    [InlineData("withdrawals", "recipient_id")]
    [InlineData("withdrawals", "external_id")]
    [InlineData("deposits", "virtual_account_id")]
    [InlineData("payments", "recipient_id")]
    public async Task A_page_of_what_one_has_is_not_looked_for_among_all(
        string table,
        string column
    )
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);

        var plan = await PlanAsync(
            world,
            table,
            ["tenant_id", column],
            "ORDER BY id DESC LIMIT 21"
        );

        plan.ShouldContain($"(tenant_id=? AND {column}=?)");
    }

    [Fact]
    public async Task Every_list_lies_in_the_orders_of_time_in_which_it_can_be_asked_for()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);
        await using var db = world.OpenAll();
        var orders = (
            from type in typeof(WithdrawalOrder).Assembly.GetTypes()
            where
                type.BaseType is { IsGenericType: true } parent
                && parent.GetGenericTypeDefinition() == typeof(SortInputType<>)
            let entity = db.Model.FindEntityType(type.BaseType!.GetGenericArguments()[0])!
            let table = entity.GetTableName()!
            from column in (string[])["created_at", "updated_at"]
            where
                entity.GetProperties().Any(property => property.GetColumnName() == column)
                && (column == "created_at" || entity.ClrType == typeof(Conversion))
            select (table, column)
        ).ToList();
        orders.Count.ShouldBeGreaterThan(15);

        List<string> sorted = [];
        foreach (var (table, column) in orders)
        {
            var plan = await RowsAsync(
                world,
                $"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE tenant_id = ?1 ORDER BY {column} DESC, id DESC LIMIT 21"
            );
            sorted.AddRange(
                plan.Select(step => $"{table} by {column}: {step[3]}")
                    .Where(step => step.EndsWith("B-TREE FOR ORDER BY", StringComparison.Ordinal))
            );
        }

        sorted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Timelines_of_many_are_read_by_their_ids()
    {
        await using var world = await StartAsync(StorageProvider.Sqlite);

        var plan = await RowsAsync(
            world,
            "EXPLAIN QUERY PLAN SELECT * FROM events WHERE tenant_id = ?1 AND subject_id IN (?2, ?3, ?4) ORDER BY sequence"
        );

        plan[0][3].ShouldContain("(subject_id=? AND tenant_id=?)");
    }

    private static async Task<string> PlanAsync(
        PaymentsWorld world,
        string table,
        string[] columns,
        string order
    )
    {
        var condition = string.Join(
            " AND ",
            columns.Select((column, i) => $"\"{column}\" = ?{i + 1}")
        );
        var plan = await RowsAsync(
            world,
            $"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {condition} {order}"
        );
        return plan[0][3];
    }

    private static async Task<List<string[]>> RowsAsync(PaymentsWorld world, string sql)
    {
        List<string[]> rows = [];
        await using var connection = await world.Storage.Database.OpenWriterAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= sql.Count(sign => sign == '?'); i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"?{i}", "x");
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}"),
            ]);
        }

        return rows;
    }

    private static int Looked(string plan) => plan.Split("=?").Length - 1;
}
