using Payments.Domain.Events;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Commands;

/// <summary>
/// The only way to change anything. Commands that wait are run together in one transaction, each
/// for itself: a refused one leaves nothing, and nobody is answered before the commit is durable.
/// </summary>
public interface IWriteGate
{
    /// <exception cref="Errors.DomainException">The command was refused.</exception>
    Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class;
}

/// <summary>How a command is to be run.</summary>
/// <param name="Key">Makes the command happen once, however often it is sent.</param>
/// <param name="DryRun">Runs the same code and leaves nothing; a key is neither looked up nor used.</param>
public sealed record CommandOptions(IdempotencyKey? Key = null, bool DryRun = false)
{
    public static CommandOptions Default { get; } = new();

    public static CommandOptions Keyed(string idempotencyKey, bool? dryRun = false) =>
        new(IdempotencyKey.Parse(idempotencyKey), dryRun is true);
}

/// <param name="Value">What the command returned.</param>
/// <param name="Replayed">The key had made it before; nothing happened now.</param>
/// <param name="Events">The events it appended, with their sequences; empty for a dry run.</param>
/// <param name="Preview">What a dry run would have moved; null otherwise.</param>
public sealed record CommandResult<TResult>(
    TResult Value,
    bool Replayed,
    IReadOnlyList<EventRecord> Events,
    Preview? Preview
)
    where TResult : class;

/// <summary>What a command would do to the ledger.</summary>
/// <param name="Postings">In order.</param>
/// <param name="Balances">Every account it touches, as it would be afterwards.</param>
public sealed record Preview(
    IReadOnlyList<Posting> Postings,
    IReadOnlyList<PreviewBalance> Balances
);

public sealed record PreviewBalance(AccountRef Account, Balance Balance);

public static class WriteGateShortcuts
{
    /// <summary>For commands that no client repeats: workers, timers, seeds.</summary>
    public static Task<CommandResult<TResult>> RunAsync<TResult>(
        this IWriteGate gate,
        Command<TResult> command,
        Caller caller,
        CancellationToken cancellationToken
    )
        where TResult : class =>
        gate.RunAsync(command, caller, CommandOptions.Default, cancellationToken);
}
