using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Language;

namespace Cacao.Execution.Plans;

/// <summary>An active <c>@stream</c> of a field.</summary>
internal sealed class StreamUsage
{
    private readonly IValueNode? _initialCount;

    public StreamUsage(DirectiveNode directive)
    {
        Label = (Argument("label") as StringValueNode)?.Value;
        _initialCount = Argument("initialCount");

        IValueNode? Argument(string name) =>
            directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
    }

    public string? Label { get; }

    /// <summary>How many items come with the list itself.</summary>
    /// <exception cref="GraphQLException">It is negative or null.</exception>
    public int InitialCount(VariableValues variables)
    {
        var count = _initialCount switch
        {
            IntValueNode literal => literal.ToInt32(),
            VariableNode variable when variables.TryGet(variable.Value, out var value) => value
                as int?
                ?? -1,
            _ => 0,
        };
        return count >= 0
            ? count
            : throw new GraphQLException(
                "Argument \"@stream(initialCount:)\" must be a whole number that is not negative."
            );
    }
}
