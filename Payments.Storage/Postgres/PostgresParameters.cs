using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Payments.Storage.Postgres;

/// <summary>
/// Gives PostgreSQL the parameters of queries in a form that it takes. Npgsql writes instants in UTC only,
/// whatever offset the client wrote. And no text of PostgreSQL can hold U+0000: a statement that is given
/// one fails, and may take the next statement of the connection with it, although the answer is known, for
/// nothing that is kept equals it or holds it.
/// </summary>
internal sealed class PostgresParameters : DbCommandInterceptor
{
    /// <summary>
    /// Stands in for U+0000: a control character and a noncharacter, side by side in no text that is
    /// kept (<see cref="Domain.Parties.PlainText"/> refuses the one, nobody interchanges the other).
    /// </summary>
    private const string NothingKept = "\u0001\uFFFF";

    public static PostgresParameters Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Adapt(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Adapt(command);
        return ValueTask.FromResult(result);
    }

    private static void Adapt(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            parameter.Value = Adapt(parameter.Value);
        }
    }

    private static object? Adapt(object? value) =>
        value switch
        {
            DateTimeOffset instant when instant.Offset != TimeSpan.Zero =>
                instant.ToUniversalTime(),
            string text when text.Contains('\0') => Adapt(text),
            IList<DateTimeOffset> instants => instants.Any(instant =>
                instant.Offset != TimeSpan.Zero
            )
                ? instants.Select(instant => instant.ToUniversalTime()).ToArray()
                : value,
            IList<DateTimeOffset?> instants => instants.Any(instant =>
                instant is { } given && given.Offset != TimeSpan.Zero
            )
                ? instants.Select(instant => instant?.ToUniversalTime()).ToArray()
                : value,
            IList<string?> texts => texts.Any(text => text?.Contains('\0') is true)
                ? texts.Select(text => text is null ? null : Adapt(text)).ToArray()
                : value,
            _ => value,
        };

    private static string Adapt(string text) =>
        text.Replace("\0", NothingKept, StringComparison.Ordinal);
}
