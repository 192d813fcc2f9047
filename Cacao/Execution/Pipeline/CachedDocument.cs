using Cacao.Execution.Plans;
using Cacao.Language;

namespace Cacao.Execution.Pipeline;

/// <summary>A valid document with all that has been worked out about its operations.</summary>
internal sealed class CachedDocument
{
    private readonly PreparedOperation[] _operations;

    public CachedDocument(byte[] source, DocumentNode document, SchemaRuntime runtime)
    {
        Source = source;
        var fragments = new FragmentTable(document);
        _operations =
        [
            .. document
                .Definitions.OfType<OperationDefinitionNode>()
                .Select(operation => new PreparedOperation(runtime, fragments, operation)),
        ];
    }

    public byte[] Source { get; }

    public bool WasUsed { get; set; }

    /// <summary>The names by which it can be asked for; changed by the cache alone.</summary>
    public List<string> Names { get; } = [];

    /// <summary>It came from the storage, or went there.</summary>
    public bool IsStored => Names.Count > 0;

    public int OperationCount => _operations.Length;

    /// <summary>The only operation when no name is given; null when there is no such operation.</summary>
    public PreparedOperation? FindOperation(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return _operations.Length == 1 ? _operations[0] : null;
        }

        return Array.Find(_operations, operation => operation.Definition.Name?.Value == name);
    }
}
