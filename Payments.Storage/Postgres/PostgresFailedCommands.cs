using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Payments.Storage.Postgres;

/// <summary>
/// Takes a command that has failed away from its connection, which would keep it and use it again. Npgsql 10
/// does not forget that such a command was about to be prepared: the next statement would wait for the answer
/// to a preparation that nobody has asked for, and fail although it and the new connection are sound.
/// </summary>
internal sealed class PostgresFailedCommands : DbCommandInterceptor
{
    public static PostgresFailedCommands Instance { get; } = new();

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        command.Connection = null;

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        command.Connection = null;
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) =>
        command.Connection = null;

    public override Task CommandCanceledAsync(
        DbCommand command,
        CommandEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        command.Connection = null;
        return Task.CompletedTask;
    }
}
