using Cacao.Errors;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.Fields;
using Cacao.Language;
using Microsoft.Extensions.ObjectPool;

namespace Cacao.Execution.Pipeline;

/// <summary>Runs queries and mutations.</summary>
internal sealed class ExecutionStep(ExecutorSettings settings)
{
    private readonly DefaultObjectPool<OperationExecution> _executions = new(
        new DefaultPooledObjectPolicy<OperationExecution>(),
        maximumRetained: 64
    );

    public ValueTask<ExecutionResult> RunAsync(RequestState state) =>
        state.Events is { } events ? ObserveAsync(state, events) : RunAsync(state, Start(state));

    /// <summary>Executes a subscription's selection for one event.</summary>
    public async ValueTask<OperationResult> RunEventAsync(RequestState state, object? message)
    {
        using var deadline = state.Deadline;
        using var span = state.Events?.OnSubscriptionEvent();
        var execution = Start(state);
        execution.SetEvent(message);
        var result = (OperationResult)await RunAsync(state, execution);
        state.Events?.EventResult(result);
        return result;
    }

    private async ValueTask<ExecutionResult> ObserveAsync(RequestState state, RequestEvents events)
    {
        using var span = events.ExecuteOperation();
        return await RunAsync(state, Start(state));
    }

    /// <summary>Takes an execution back whose response is complete.</summary>
    public async ValueTask EndAsync(OperationExecution execution)
    {
        await execution.ResetAsync();
        _executions.Return(execution);
    }

    public IError TimedOut(OperationType kind, Deadline deadline)
    {
        settings.LogTimeout(kind, deadline.Limit);
        return settings.Filter(
            new Error($"The request exceeded the configured timeout of `{deadline.Limit}`.")
            {
                Code = ErrorCodes.Timeout,
            }
        );
    }

    private OperationExecution Start(RequestState state)
    {
        var execution = _executions.Get();
        execution.Start(settings, state.Request, state.Plan, state.Variables, state.Deadline);
        execution.Observe(state.Events);
        return execution;
    }

    private async ValueTask<ExecutionResult> RunAsync(
        RequestState state,
        OperationExecution execution
    )
    {
        try
        {
            var result = await execution.RunAsync();
            if (execution.HasMore)
            {
                state.Deadline.Share();
                return new PartStream(this, execution, result, state);
            }

            await execution.ResetAsync();
            _executions.Return(execution);
            return result;
        }
        catch (OperationCanceledException)
        {
            // Resolvers may still be at work in the execution: it is not used again.
            await execution.AbandonAsync();
            if (!state.Deadline.HasPassed)
            {
                throw;
            }

            return Refuse(state);
        }
    }

    private OperationResult Refuse(RequestState state) =>
        ResponseEnvelope.Refusal(ResultKind.Timeout, [TimedOut(state.Plan.Kind, state.Deadline)]);
}
