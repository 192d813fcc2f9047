using System.Data.Common;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Idempotency;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Gate;

/// <summary>A command waiting at the gate, whatever its result is.</summary>
internal abstract class GateRequest(Caller caller, CommandOptions options)
{
    public Caller Caller { get; } = caller;

    public CommandOptions Options { get; } = options;

    public abstract string Operation { get; }

    /// <summary>The caller no longer waits and the command has not begun.</summary>
    public abstract bool IsAbandoned { get; }

    /// <summary>What the command is going to read by id.</summary>
    public abstract IEnumerable<IEntityId> Reads();

    /// <summary>Runs the command in the batch. Only a broken database is thrown.</summary>
    public abstract Task RunAsync(BatchSession session);

    /// <summary>Replaces the result by a copy, before a later command changes it.</summary>
    public abstract void AnswerWith(object copy);

    /// <summary>The batch is durable: answers the caller.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);

    public abstract DomainException? RefusalOf(string uniqueIndex);
}

internal sealed class GateRequest<TResult>(
    Command<TResult> command,
    Caller caller,
    CommandOptions options,
    CancellationToken cancellationToken
) : GateRequest(caller, options)
    where TResult : class
{
    private readonly TaskCompletionSource<CommandResult<TResult>> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    // Computed on the caller's thread, not on the writer's.
    private readonly byte[]? _fingerprint = options is { Key: not null, DryRun: false }
        ? Fingerprint.Of(command)
        : null;

    private CommandResult<TResult>? _result;
    private Exception? _failure;

    public Task<CommandResult<TResult>> Answer => _answer.Task;

    public override string Operation { get; } = command.OperationName();

    public override bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public override IEnumerable<IEntityId> Reads() =>
        command.Right() is not null && Members.IdOf(Caller) is { } member
            ? command.Reads(Caller).Prepend(member)
            : command.Reads(Caller);

    public override async Task RunAsync(BatchSession session)
    {
        (_result, _failure) = (null, null);
        var work = session.Start(this);
        try
        {
            // Before a replay too: it can show what the right is for.
            if (command.Right() is { } right)
            {
                await Members.RequireAsync(work, right);
            }

            _result = _fingerprint is null ? null : await ReplayAsync(session, work);
            _result ??= await HandleAsync(session, work);
        }
        catch (DbException)
        {
            throw;
        }
        catch (Exception exception)
        {
            session.RollBack(work);
            _failure = exception;
        }
    }

    public override void AnswerWith(object copy) =>
        _result = _result! with { Value = (TResult)copy };

    public override void Complete()
    {
        if (_failure is not null)
        {
            _answer.TrySetException(_failure);
        }
        else
        {
            _answer.TrySetResult(_result!);
        }
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    public override DomainException? RefusalOf(string uniqueIndex) =>
        command.RefusalOf(uniqueIndex);

    private async Task<CommandResult<TResult>?> ReplayAsync(BatchSession session, Work work)
    {
        var record = session.KeyOf(work.TenantId, Options.Key!.Value, Operation);
        if (record is null)
        {
            return null;
        }

        if (!record.Fingerprint.AsSpan().SequenceEqual(_fingerprint))
        {
            throw new IdempotencyConflictException(record.Subject);
        }

        var value = await command.ReplayAsync(work, record.Subject);
        session.Answer(this, value);
        return new(value, Replayed: true, [], Preview: null);
    }

    private async Task<CommandResult<TResult>> HandleAsync(BatchSession session, Work work)
    {
        var value = await command.HandleAsync(work);
        if (Options.DryRun)
        {
            var preview = Previews.Of(work);
            // The object is shown as the command left it, while the batch forgets it.
            var shown = (TResult)EntityFields.Clone(value);
            session.RollBack(work);
            return new(shown, Replayed: false, [], preview);
        }

        if (_fingerprint is not null)
        {
            var subject = command.SubjectOf(value);
            session.Accept(
                new IdempotencyRecord
                {
                    TenantId = work.TenantId,
                    Key = Options.Key!.Value,
                    Operation = Operation,
                    Fingerprint = _fingerprint,
                    SubjectKind = subject.Kind,
                    SubjectId = subject.Id,
                    CreatedAt = work.Now,
                }
            );
        }

        session.Accept(work);
        session.Answer(this, value);
        return new(value, Replayed: false, work.Events.Appended, Preview: null);
    }
}
