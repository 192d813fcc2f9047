using Cacao.Errors;
using Cacao.Execution.Fields;
using Microsoft.Extensions.ObjectPool;

namespace Cacao.Execution.Pipeline;

/// <summary>Runs queries and mutations.</summary>
internal sealed class ExecutionStep(ExecutorSettings settings)
{
    private readonly DefaultObjectPool<OperationExecution> _executions = new(
        new DefaultPooledObjectPolicy<OperationExecution>(),
        maximumRetained: 64
    );

    public ValueTask<OperationResult> RunAsync(RequestState state) => RunAsync(state, Start(state));

    /// <summary>Executes a subscription's selection for one event.</summary>
    public async ValueTask<OperationResult> RunEventAsync(RequestState state, object? message)
    {
        using var deadline = state.Deadline;
        var execution = Start(state);
        execution.SetEvent(message);
        return await RunAsync(state, execution);
    }

    private OperationExecution Start(RequestState state)
    {
        var execution = _executions.Get();
        execution.Start(settings, state.Request, state.Plan, state.Variables, state.Deadline);
        return execution;
    }

    private async ValueTask<OperationResult> RunAsync(
        RequestState state,
        OperationExecution execution
    )
    {
        try
        {
            var result = await execution.RunAsync();
            await execution.ResetAsync();
            _executions.Return(execution);
            return result;
        }
        catch (OperationCanceledException) when (state.Deadline.HasPassed)
        {
            // Resolvers may still be at work in the execution: it is not used again.
            return ResponseEnvelope.Refusal(ResultKind.Timeout, [settings.Filter(TimedOut(state))]);
        }
    }

    private static Error TimedOut(RequestState state) =>
        new($"The request exceeded the configured timeout of `{state.Deadline.Limit}`.")
        {
            Code = ErrorCodes.Timeout,
        };
}
