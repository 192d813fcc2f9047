using System.Runtime.CompilerServices;
using Cacao.Execution.Fields;

namespace Cacao.Execution.Pipeline;

/// <summary>A response in parts: executes what comes next while its reader waits for it.</summary>
internal sealed class PartStream(
    ExecutionStep step,
    OperationExecution execution,
    OperationResult first,
    Deadline deadline
) : IncrementalResult
{
    private OperationResult? _first = first;
    private bool _isDisposed;

    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stop = cancellationToken.UnsafeRegister(
            static deadline => ((Deadline)deadline!).Stop(),
            deadline
        );
        if (_first is { } result)
        {
            _first = null;
            yield return result;
        }

        while (execution.HasMore)
        {
            yield return await NextAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_first is not null)
        {
            await _first.DisposeAsync();
        }

        if (execution.HasMore || !execution.IsQuiet)
        {
            deadline.Stop();
        }

        if (execution.IsQuiet)
        {
            await step.EndAsync(execution);
        }
        else
        {
            // A resolver or a sequence is still at work where the reader has left early, the time is
            // up, or a list has ended by an error.
            await execution.AbandonAsync();
        }

        deadline.Dispose();
    }

    private async ValueTask<OperationResult> NextAsync()
    {
        try
        {
            return await execution.ReadPartsAsync();
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return execution.FailRest(step.TimedOut(execution.Plan.Kind, deadline));
        }
    }
}
