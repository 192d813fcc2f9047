using Payments.Domain.Commands;
using Payments.Domain.Tenancy;

namespace Payments.Tests.Simulation;

/// <summary>
/// A known bug, put between the server and its gate: what a wrong server would do to its database.
/// The simulation has to notice each.
/// </summary>
internal abstract class Sabotage
{
    /// <summary>Options of its own for a command; the same by default.</summary>
    public virtual CommandOptions Change(object command, CommandOptions options) => options;

    /// <summary>Another command in its place; the same by default.</summary>
    public virtual Command<TResult> Replace<TResult>(Command<TResult> command)
        where TResult : class => command;

    /// <summary>Does more than the command did.</summary>
    public virtual Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
        where TResult : class => Task.CompletedTask;
}
