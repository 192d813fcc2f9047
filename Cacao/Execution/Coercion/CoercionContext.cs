using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Authoring;

namespace Cacao.Execution.Coercion;

/// <summary>What one run of coercion needs: where it stands, what went wrong, the variables' values.</summary>
internal sealed class CoercionContext(VariableValues variables)
{
    /// <summary>Returned in place of a value that could not be coerced; the reason has been reported.</summary>
    public static readonly object Invalid = new();

    /// <summary>Deeper input is refused; JSON readers and the parser stop long before.</summary>
    private const int MaxDepth = 512;

    private const int MaxErrors = 50;

    public VariableValues Variables { get; } = variables;

    /// <summary>Files of the request by their keys; null when it has none.</summary>
    public IReadOnlyDictionary<string, IFile>? Files { get; init; }

    public InputPath Path { get; } = new();

    public List<IError> Errors { get; } = [];

    /// <summary>What the messages begin with, e.g. <c>Variable "$filter"</c>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>What the errors point at.</summary>
    public ISyntaxNode? Node { get; set; }

    public bool HasErrors => Errors.Count > 0;

    /// <summary>Rises with every report, also with those beyond the limit of errors that are told.</summary>
    public int Reports { get; private set; }

    public bool IsTooDeep
    {
        get
        {
            if (Path.Depth < MaxDepth)
            {
                return false;
            }

            Report($"Expected values nested at most {MaxDepth} deep.");
            return true;
        }
    }

    public object Report(string message)
    {
        Reports++;
        if (Errors.Count < MaxErrors)
        {
            Add($"{Subject} has invalid value{Path}: {message}", null);
        }
        else if (Errors.Count == MaxErrors)
        {
            Add("Too many errors processing variables, error limit reached.", null);
        }

        return Invalid;
    }

    /// <summary>An error that application code has raised about the value, e.g. for a malformed id.</summary>
    public object Report(GraphQLException exception)
    {
        Reports++;
        foreach (var error in exception.Errors)
        {
            var located = error;
            if (Node?.Location is not null && located.Locations.Count == 0)
            {
                located = located.WithLocations([ErrorLocation.Of(Node)]);
            }

            Errors.Add(located);
        }

        return Invalid;
    }

    /// <summary>A failure that nobody foresaw, e.g. in the constructor of an input type.</summary>
    public object Report(Exception exception)
    {
        if (exception is GraphQLException known)
        {
            return Report(known);
        }

        Reports++;
        Add($"{Subject} has invalid value{Path}.", exception);
        return Invalid;
    }

    private void Add(string message, Exception? exception)
    {
        var builder = ErrorBuilder.New().SetMessage(message).SetException(exception);
        Errors.Add((Node is null ? builder : builder.AddLocation(Node)).Build());
    }
}
