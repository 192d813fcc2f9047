using Cacao.Execution.Plans;
using Cacao.Types.Model;

namespace Cacao.Execution;

internal sealed class RequestExecutor(Schema schema, ExecutorSettings settings) : IRequestExecutor
{
    private readonly DefaultPipeline _pipeline = new(new SchemaRuntime(schema), settings);

    public Schema Schema => schema;

    public ExecutorSettings Settings => settings;

    public ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        CancellationToken cancellationToken = default
    ) => _pipeline.ExecuteAsync(request, cancellationToken);
}
