using Cacao.Execution.Fields;
using Cacao.Execution.Pipeline;
using Cacao.Execution.Plans;

namespace Cacao.Execution;

/// <summary>The way of a request, step by step.</summary>
internal sealed class DefaultPipeline(SchemaRuntime runtime, ExecutorSettings settings)
{
    private readonly DocumentStep _document = new(
        runtime,
        settings,
        new DocumentCache(
            settings.Options.DocumentCacheSize,
            settings.Options.MaxCachedDocumentBytes
        )
    );
    private readonly OperationStep _operation = new(settings);
    private readonly VariableStep _variables = new(settings);
    private readonly ExecutionStep _execution = new(settings);

    /// <exception cref="OperationCanceledException">The caller has gone away.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new Deadline(
            settings.Options.ExecutionTimeout,
            settings.Time,
            cancellationToken
        );
        var state = new RequestState(request, deadline);

        var isAccepted =
            _document.Run(state) // known, or parsed and validated
            && _operation.Run(state) // the one that is named, of a kind that is allowed
            && _variables.Run(state); // coerced; the plan for them

        if (!isAccepted)
        {
            return state.Refusal!;
        }

        return await _execution.RunAsync(state);
    }
}
