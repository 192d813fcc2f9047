using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution.Plans;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

/// <summary>The variables that an operation defines, ready to read a request's values.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values</remarks>
internal sealed class VariableSet
{
    private readonly VariableDefinitionNode[] _definitions;
    private readonly InputShape[] _shapes;
    private readonly object?[] _defaults;
    private readonly List<IError> _defaultErrors = [];

    private VariableSet()
    {
        _definitions = [];
        _shapes = [];
        _defaults = [];
    }

    public VariableSet(IReadOnlyList<VariableDefinitionNode> definitions, SchemaRuntime runtime)
    {
        _definitions = [.. definitions];
        _shapes = [.. definitions.Select(definition => ShapeOf(definition, runtime))];
        _defaults = new object?[_definitions.Length];
        for (var i = 0; i < _definitions.Length; i++)
        {
            _defaults[i] = CoerceDefault(_definitions[i], _shapes[i]);
        }
    }

    public static VariableSet Empty { get; } = new();

    public int IndexOf(string name)
    {
        for (var i = 0; i < _definitions.Length; i++)
        {
            if (_definitions[i].Variable.Value == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads all variables; null and all errors when one of them does not fit.</summary>
    public VariableValues? Coerce(
        JsonElement given,
        IReadOnlyDictionary<string, IFile>? files,
        out IReadOnlyList<IError> errors
    )
    {
        errors = _defaultErrors;
        if (_definitions.Length == 0)
        {
            return VariableValues.Empty;
        }

        var values = new object?[_definitions.Length];
        var context = new CoercionContext(VariableValues.Empty) { Files = files };
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Coerce(i, given, context);
        }

        if (context.HasErrors)
        {
            errors = [.. _defaultErrors, .. context.Errors];
        }

        return errors.Count == 0 ? new VariableValues(this, values) : null;
    }

    private object? Coerce(int index, JsonElement given, CoercionContext context)
    {
        var definition = _definitions[index];
        if (
            given.ValueKind is not JsonValueKind.Object
            || !given.TryGetProperty(definition.Variable.Value, out var value)
        )
        {
            if (definition.DefaultValue is not null || definition.Type is not NonNullTypeNode)
            {
                return _defaults[index];
            }

            value = default;
        }

        context.Subject = $"Variable \"${definition.Variable.Value}\"";
        context.Node = definition.Variable;
        context.Path.Clear();
        try
        {
            return _shapes[index].FromJson(value, context);
        }
        catch (Exception failure)
        {
            return context.Report(failure);
        }
    }

    private object? CoerceDefault(VariableDefinitionNode definition, InputShape shape)
    {
        if (definition.DefaultValue is not { } literal)
        {
            return Unset.Value;
        }

        var context = new CoercionContext(VariableValues.Empty)
        {
            Subject = $"Variable \"${definition.Variable.Value}\" default",
            Node = definition.Variable,
        };
        var value = shape.FromLiteral(literal, context);
        _defaultErrors.AddRange(context.Errors);
        return value;
    }

    private static InputShape ShapeOf(VariableDefinitionNode definition, SchemaRuntime runtime) =>
        runtime.Inputs.For(TypeOf(definition.Type, runtime.Schema));

    private static IType TypeOf(ITypeNode node, Schema schema) =>
        node switch
        {
            NonNullTypeNode nonNull => new NonNullType(TypeOf(nonNull.Type, schema)),
            ListTypeNode list => new ListType(TypeOf(list.Type, schema)),
            _ => schema.FindType(((NamedTypeNode)node).Name.Value)
                ?? throw new InvalidOperationException($"Unknown type {node}."),
        };
}
