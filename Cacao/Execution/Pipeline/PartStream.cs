using System.Runtime.CompilerServices;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.Fields;

namespace Cacao.Execution.Pipeline;

/// <summary>A response in parts: executes what comes next while its reader waits for it.</summary>
internal sealed class PartStream(
    ExecutionStep step,
    OperationExecution execution,
    OperationResult first,
    RequestState state
) : IncrementalResult
{
    private readonly Deadline _deadline = state.Deadline;
    private readonly RequestEvents? _events = state.Events;
    private OperationResult? _first = first;
    private bool _isDisposed;

    public override async IAsyncEnumerable<OperationResult> ReadResultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stop = cancellationToken.UnsafeRegister(
            static deadline => ((Deadline)deadline!).Stop(),
            _deadline
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
            _deadline.Stop();
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

        _deadline.Dispose();
    }

    private async ValueTask<OperationResult> NextAsync()
    {
        using var span = _events?.ExecuteIncrementalPart();
        var part = await ReadAsync();
        _events?.PartResult(part);
        return part;
    }

    private async ValueTask<OperationResult> ReadAsync()
    {
        try
        {
            return await execution.ReadPartsAsync();
        }
        catch (OperationCanceledException) when (_deadline.HasPassed)
        {
            return execution.FailRest(step.TimedOut(execution.Plan.Kind, _deadline));
        }
    }
}
