namespace Cacao.Types.Building;

/// <summary>The types given to the builder make no valid schema; the message says which and why.</summary>
public sealed class SchemaException(string message) : Exception(message)
{
    internal SchemaException(IReadOnlyList<string> errors)
        : this(
            errors.Count == 1
                ? errors[0]
                : $"The schema has {errors.Count} errors:\n- " + string.Join("\n- ", errors)
        ) => Errors = errors;

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Errors { get; } = [message];
}
