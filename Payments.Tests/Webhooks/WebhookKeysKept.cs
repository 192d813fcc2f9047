using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Webhooks;

/// <summary>Looks through every column of every table of a server's SQLite file for what must not lie about.</summary>
internal sealed class WebhookKeysKept(IServiceProvider server)
{
    private readonly PaymentsDatabase _database = server
        .GetRequiredService<PaymentsStorage>()
        .Database;

    /// <summary>The private keys of an endpoint that has two.</summary>
    public async Task<(string New, string Old)> OfAsync(string endpointId)
    {
        IdKinds.TryParse(endpointId, out var subject).ShouldBeTrue();
        var id = WebhookEndpointId.From(subject.Id);
        await using var db = _database.Open(TenantScope.Platform);
        var endpoint = await db.AcrossTenants<WebhookEndpoint>()
            .SingleAsync(row => row.Id == id, PaymentsHost.Cancel);
        return (endpoint.PrivateKey!, endpoint.OldPrivateKey!);
    }

    /// <summary>Where it is, as <c>table.column</c>.</summary>
    public async Task<List<string>> PlacesOfAsync(string text)
    {
        await using var db = _database.Open(TenantScope.Platform);
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(PaymentsHost.Cancel);
        var columns = await ReadAsync(
            connection,
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        );
        columns.Count.ShouldBeGreaterThan(500);
        List<string> places = [];
        foreach (var column in columns)
        {
            var parts = column.Split('.');
            var found = await ReadAsync(
                connection,
                $"SELECT '{column}' FROM {parts[0]} WHERE instr(CAST({parts[1]} AS TEXT), '{text["whsk_".Length..]}') > 0"
            );
            places.AddRange(found);
        }

        return places;
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
}
