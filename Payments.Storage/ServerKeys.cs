using System.Security.Cryptography;

namespace Payments.Storage;

/// <summary>Secrets of this installation that nobody configures: made once, kept in the database.</summary>
internal static class ServerKeys
{
    private const int Length = 32;

    /// <summary>The key of that name; nodes that start together agree on one.</summary>
    public static async Task<byte[]> GetAsync(
        PaymentsDatabase database,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        Add("@name", name);
        Add("@value", RandomNumberGenerator.GetBytes(Length));
        command.CommandText =
            "INSERT INTO server_keys (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "SELECT value FROM server_keys WHERE name = @name";
        command.Parameters.RemoveAt("@value");
        return (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;

        void Add(string parameterName, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameterName;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
