using System.Data.Common;
using Payments.Domain.FundingAccounts;

namespace Payments.Storage.Migrations;

/// <summary>
/// Gives a reference to tenants and sub-clients that are older than references: it is the hash of their
/// id, which SQL cannot compute. Part of the transaction of the migration that makes the columns.
/// </summary>
internal static class FundingReferenceFill
{
    public const string After = "0102_funding_references.sql";

    public static async Task RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await FillAsync(
            connection,
            "SELECT tenant_id FROM tenants",
            "UPDATE tenants SET funding_reference = @reference WHERE tenant_id = @id",
            cancellationToken
        );
        // Only a sub-client's account has somebody who holds it.
        await FillAsync(
            connection,
            "SELECT id FROM virtual_accounts WHERE holder_type IS NOT NULL",
            "UPDATE virtual_accounts SET funding_reference = @reference WHERE id = @id",
            cancellationToken
        );
    }

#pragma warning disable CA2100 // The texts are the constants above.
    private static async Task FillAsync(
        DbConnection connection,
        string select,
        string update,
        CancellationToken cancellationToken
    )
    {
        List<object> keys = [];
        await using (var query = connection.CreateCommand())
        {
            query.CommandText = select;
            await using var reader = await query.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                keys.Add(reader.GetValue(0));
            }
        }

        await using var command = connection.CreateCommand();
        command.CommandText = update;
        var (reference, id) = (command.CreateParameter(), command.CreateParameter());
        (reference.ParameterName, id.ParameterName) = ("@reference", "@id");
        command.Parameters.Add(reference);
        command.Parameters.Add(id);
        foreach (var key in keys)
        {
            id.Value = key;
            reference.Value = FundingReference.Of(
                key is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)key
            );
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
#pragma warning restore CA2100
}
