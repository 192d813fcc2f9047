using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation;

/// <summary>
/// Stands before the real write gate and lets one command pass after the other, in the order in which
/// they came, so that no thread decides anything. At each of them the server may die.
/// </summary>
internal sealed class SimulatedGate(
    IWriteGate real,
    CrashPlan crash,
    DatabaseFile file,
    Dice dice,
    Trace trace,
    Sabotage? sabotage
) : IWriteGate
{
    private Task _last = Task.CompletedTask;

    public Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        var turn = InTurnAsync(_last, () => PassAsync(command, caller, options, cancellationToken));
        _last = turn;
        return turn;
    }

    /// <summary>Lets all of them wait at the real gate at once, so that they are one transaction.</summary>
    /// <param name="calls">Each sends one command and notes its answer.</param>
    public Task TogetherAsync(IReadOnlyList<Func<IWriteGate, Task>> calls, Caller caller) =>
        PassAsync(
            $"{calls.Count} commands at once",
            async () =>
            {
                var entered = new TaskCompletionSource(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                var release = new TaskCompletionSource(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                var holding = real.RunAsync(
                    new Do(async _ =>
                    {
                        entered.SetResult();
                        await release.Task;
                    }),
                    caller,
                    CancellationToken.None
                );
                await entered.Task;
                var waiting = calls.Select(call => call(real)).ToList();
                release.SetResult();
                await holding;
                await Task.WhenAll(waiting);
                return true;
            }
        );

    private static async Task<T> InTurnAsync<T>(Task before, Func<Task<T>> act)
    {
        await before.ContinueWith(
            static _ => { },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return await act();
    }

    private async Task<CommandResult<TResult>> PassAsync<TResult>(
        Command<TResult> command,
        Caller caller,
        CommandOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        options = sabotage?.Change(command, options) ?? options;
        command = sabotage?.Replace(command) ?? command;
        var result = await PassAsync(
            command.OperationName(),
            () => real.RunAsync(command, caller, options, cancellationToken)
        );
        trace.Write($"  {command.OperationName()}{About(result.Value)}");
        if (sabotage is not null)
        {
            await sabotage.AfterAsync(command, result, caller, real);
        }

        return result;
    }

    private async Task<T> PassAsync<T>(string what, Func<Task<T>> runAsync)
    {
        var moment = crash.BeforeCommand();
        if (moment is CrashMoment.BeforeCommit)
        {
            crash.Die($"before the commit of {what}");
        }

        var logBefore = file.LogLength;
        T result;
        try
        {
            result = await runAsync();
        }
        catch (DomainException refusal) when (moment is not null)
        {
            crash.Die($"before {refusal.Code} could be told of {what}");
            throw;
        }

        if (moment is CrashMoment.DuringCommit && file.LogLength > logBefore)
        {
            crash.Die(
                $"in the middle of the commit of {what}",
                dice.Between(logBefore, file.LogLength - 1)
            );
        }

        if (moment is not null)
        {
            crash.Die($"after the commit of {what}");
        }

        return result;
    }

    private string About(object result) =>
        result is ISubject subject
            ? $" {trace.NameOf(subject.Subject)} v{subject.Version}"
            : string.Empty;
}
