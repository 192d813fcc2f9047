using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>An operation ready to run, for one outcome of its conditions.</summary>
internal sealed class OperationPlan
{
    private readonly OperationCompiler _compiler;

    public OperationPlan(
        SchemaRuntime runtime,
        FragmentTable fragments,
        OperationDefinitionNode operation,
        ObjectType rootType,
        Func<string, bool?> outcome,
        bool isIncremental
    )
    {
        Runtime = runtime;
        Operation = operation;
        IsIncremental = isIncremental;
        _compiler = new OperationCompiler(
            runtime,
            new FieldCollector(runtime.Schema, fragments, outcome, isIncremental)
        );
        Root = _compiler.CompileRoot(rootType, operation.SelectionSet);
    }

    public SchemaRuntime Runtime { get; }

    public OperationDefinitionNode Operation { get; }

    public OperationType Kind => Operation.Operation;

    public SelectionSet Root { get; }

    /// <summary>Some of the response may come later; always false where the caller takes it whole only.</summary>
    public bool IsIncremental { get; }

    /// <summary>How many argument lists a request may have to keep; grows while types turn up.</summary>
    public int VariableArgumentCount => _compiler.VariableArgumentCount;
}
