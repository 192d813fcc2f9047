using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

/// <summary>The coerced variables of one request, in the order of their definitions.</summary>
internal sealed class VariableValues(VariableSet set, object?[] values)
{
    public static VariableValues Empty { get; } = new(VariableSet.Empty, []);

    /// <summary>False when the variable was not given and has no default.</summary>
    public bool TryGet(string name, out object? value)
    {
        var index = set.IndexOf(name);
        value = index < 0 ? Unset.Value : values[index];
        return !ReferenceEquals(value, Unset.Value);
    }

    /// <summary>Null where the variable is null.</summary>
    public bool? Outcome(string name) => TryGet(name, out var value) ? value as bool? : null;
}
