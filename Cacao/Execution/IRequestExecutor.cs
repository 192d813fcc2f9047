using Cacao.Types.Model;

namespace Cacao.Execution;

/// <summary>Executes operations against one schema.</summary>
public interface IRequestExecutor
{
    Schema Schema { get; }

    ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        CancellationToken cancellationToken = default
    );
}
