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

    /// <param name="state">The request.</param>
    /// <param name="eventMessage">The event, for a subscription.</param>
    public async ValueTask<OperationResult> RunAsync(
        RequestState state,
        object? eventMessage = null
    )
    {
        var execution = _executions.Get();
        execution.Start(
            settings,
            state.Request,
            state.Plan,
            state.Variables,
            state.Deadline,
            eventMessage
        );
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
