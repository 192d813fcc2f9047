using Cacao.Errors;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Execution.Pipeline;

/// <summary>A valid document with all that has been worked out about its operations.</summary>
internal sealed class CachedDocument
{
    // Kinds of callers are few; an interceptor that makes ever other ones gains nothing by it.
    private const int MaxAdmissions = 8;

    private readonly PreparedOperation[] _operations;
    private readonly CallerLimits _first;
    private (CallerLimits Limits, IReadOnlyList<IError> Errors)[] _others = [];

    /// <param name="validatedFor">Whose limits it is known to keep.</param>
    public CachedDocument(
        byte[] source,
        DocumentNode document,
        SchemaRuntime runtime,
        CallerLimits validatedFor
    )
    {
        Source = source;
        _first = validatedFor;
        Introspection = IntrospectionUse.ErrorsOf(document);
        var fragments = new FragmentTable(document);
        _operations =
        [
            .. document
                .Definitions.OfType<OperationDefinitionNode>()
                .Select(operation => new PreparedOperation(runtime, fragments, operation)),
        ];
    }

    public byte[] Source { get; }

    /// <summary>Taken from the storage without validation: but for the parser's, no limits hold for it.</summary>
    public bool IsTrusted { get; init; }

    public bool WasUsed { get; set; }

    /// <summary>The names by which it can be asked for; changed by the cache alone.</summary>
    public List<string> Names { get; } = [];

    /// <summary>It came from the storage, or went there.</summary>
    public bool IsStored => Names.Count > 0;

    /// <summary>The refusal of its introspection to those who may not; empty for most documents.</summary>
    public IReadOnlyList<IError> Introspection { get; }

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

    /// <summary>
    /// Null while it is not known whether the document keeps the limits of this kind of caller; no
    /// errors when it does.
    /// </summary>
    public IReadOnlyList<IError>? ErrorsFor(CallerLimits limits)
    {
        if (limits.Equals(_first))
        {
            return [];
        }

        foreach (var (known, errors) in Volatile.Read(ref _others))
        {
            if (limits.Equals(known))
            {
                return errors;
            }
        }

        return null;
    }

    public void Remember(CallerLimits limits, IReadOnlyList<IError> errors)
    {
        var others = _others;
        if (others.Length < MaxAdmissions)
        {
            // Of two at the same moment one is forgotten, and found out again.
            Volatile.Write(ref _others, [.. others, (limits, errors)]);
        }
    }
}
