using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.StatementExports;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

/// <summary>What a client knows of what it has asked for.</summary>
internal enum OrderState
{
    /// <summary>Never answered: it may have happened or not.</summary>
    Unanswered,

    Accepted,

    Refused,
}

/// <summary>
/// One keyed command of a client, who asks again with the same key until there is an answer, and
/// remembers what it was.
/// </summary>
internal abstract class Order(string key, Caller caller)
{
    private Answer? _answer;

    public string Key { get; } = key;

    public Caller Caller { get; } = caller;

    public OrderState State { get; private set; }

    /// <summary>What it was answered with, once it was accepted.</summary>
    public Subject Subject { get; private set; }

    public abstract string Operation { get; }

    /// <summary>What is asked for.</summary>
    public abstract object Command { get; }

    /// <summary>It makes an object of its own; otherwise it changes one.</summary>
    public bool Creates { get; init; }

    /// <summary>How many objects of the kind it makes there are in the database.</summary>
    public abstract Task<int> CountAsync(PaymentsDb db);

    public abstract Type Made { get; }

    /// <summary>Sends it. The answer counts only when <see cref="Hear"/> is called.</summary>
    public async Task SendAsync(IWriteGate gate)
    {
        _answer = null;
        try
        {
            _answer = await AskAsync(gate);
        }
        catch (DomainException refusal)
        {
            _answer = new(null, false, refusal.Code);
        }
    }

    /// <summary>The answer has reached the client.</summary>
    /// <returns>In words.</returns>
    public string Hear(Trace trace)
    {
        var answer = _answer!;
        if (State is OrderState.Accepted)
        {
            SimulationFaultException.When(
                answer.Refusal is not null || !answer.Replayed || answer.Subject != Subject,
                $"{Operation} {Key} was acknowledged before, and answered otherwise when it was repeated."
            );
            return "again, as before";
        }

        if (answer.Subject is { } subject)
        {
            (State, Subject) = (OrderState.Accepted, subject);
            return trace.NameOf(subject) + (answer.Replayed ? " (replayed)" : string.Empty);
        }

        State = OrderState.Refused;
        return $"refused, {answer.Refusal}";
    }

    protected abstract Task<Answer> AskAsync(IWriteGate gate);

    protected sealed record Answer(Subject? Subject, bool Replayed, ErrorCode? Refusal);
}

/// <inheritdoc cref="Order"/>
internal sealed class Order<TResult>(string key, Caller caller, Command<TResult> command)
    : Order(key, caller)
    where TResult : class, ISubject
{
    public override string Operation => command.OperationName();

    public override object Command => command;

    public override Type Made => typeof(TResult);

    // Exports make files, what comes in makes payments, and batches make withdrawals: nobody has ordered those.
    public override Task<int> CountAsync(PaymentsDb db) =>
        typeof(TResult) == typeof(Payment)
            ? db.Set<Payment>()
                .CountAsync(payment => payment.Direction == PaymentDirection.Outbound)
        : typeof(TResult) == typeof(Withdrawal)
            ? db.Set<Withdrawal>().CountAsync(withdrawal => withdrawal.BatchId == null)
        : typeof(TResult) == typeof(StoredFile)
            ? db.Set<StoredFile>()
                .CountAsync(file =>
                    db.Set<StatementExport>().All(export => export.FileId != file.Id)
                )
        : db.Set<TResult>().CountAsync();

    protected override async Task<Answer> AskAsync(IWriteGate gate)
    {
        var result = await gate.RunAsync(
            command,
            Caller,
            CommandOptions.Keyed(Key),
            CancellationToken.None
        );
        return new(result.Value.Subject, result.Replayed, null);
    }
}
