using System.Data.Common;
using Payments.Domain.Events;

namespace Payments.Storage.Events;

/// <summary>How far back the log is kept.</summary>
public sealed class EventRetention
{
    private long _oldest;

    internal EventRetention(long oldest) => _oldest = oldest;

    /// <summary>The first sequence that can still be read.</summary>
    public long Oldest => Volatile.Read(ref _oldest);

    /// <summary>Removes everything before a sequence, for good.</summary>
    public async Task ForgetBeforeAsync(
        PaymentsDatabase database,
        long sequence,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The limit first: a reader that is refused is better than one that misses something.
        Volatile.Write(ref _oldest, Math.Max(Oldest, sequence));
        await RunAsync(
            connection,
            "UPDATE event_counter SET oldest_sequence = @sequence WHERE id = 1 AND oldest_sequence < @sequence",
            sequence,
            cancellationToken
        );
        await RunAsync(
            connection,
            "DELETE FROM events WHERE sequence < @sequence",
            sequence,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="CursorExpiredException">An event after this one is no longer kept.</exception>
    internal void RequireKept(long afterSequence)
    {
        if (afterSequence + 1 < Oldest)
        {
            throw new CursorExpiredException();
        }
    }

    internal void Learn(long oldest) => Volatile.Write(ref _oldest, Math.Max(Oldest, oldest));

    private static async Task RunAsync(
        DbConnection connection,
        string sql,
        long sequence,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the two constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@sequence";
        parameter.Value = sequence;
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
