using System.Data.Common;

namespace Payments.Storage.Events;

/// <summary>The log's ends as the database knows them.</summary>
internal readonly record struct EventCounter(long Last, long Oldest)
{
    public static async Task<EventCounter> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT last_sequence, oldest_sequence FROM event_counter WHERE id = 1";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }
}
