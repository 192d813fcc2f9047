using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>
/// The arguments of a field: coerced once where the document says their values, and once in each
/// request where they depend on variables.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Coercing-Field-Arguments</remarks>
internal sealed class ArgumentPlan
{
    private readonly OutputField? _field;
    private readonly InputValueShape[] _shapes = [];
    private readonly IValueNode?[] _literals = [];

    private ArgumentPlan(ArgumentValues constant) => Constant = constant;

    private ArgumentPlan(
        OutputField field,
        InputValueShape[] shapes,
        IValueNode?[] literals,
        int index
    )
    {
        _field = field;
        _shapes = shapes;
        _literals = literals;
        Index = index;
    }

    public static ArgumentPlan None { get; } = new(ArgumentValues.None);

    /// <summary>Shared by all requests; null when variables or an error are involved.</summary>
    public ArgumentValues? Constant { get; }

    /// <summary>The place of the values in a request's cache.</summary>
    public int Index { get; } = -1;

    public static ArgumentPlan Compile(
        InputShapes inputs,
        OutputField field,
        FieldNode node,
        Func<int> nextIndex
    )
    {
        if (field.Arguments.Count == 0)
        {
            return None;
        }

        var shapes = field.Arguments.Select(inputs.For).ToArray();
        var literals = field
            .Arguments.Select(argument =>
                node.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name)?.Value
            )
            .ToArray();
        var plan = new ArgumentPlan(field, shapes, literals, nextIndex());
        if (literals.Any(literal => literal is not null && VariableReplacement.Contains(literal)))
        {
            return plan;
        }

        // A constant that cannot be coerced fails the field of each request, not the compilation.
        var constant = plan.TryCoerce(VariableValues.Empty, out _);
        return constant is null ? plan : new ArgumentPlan(constant);
    }

    /// <exception cref="GraphQLException">A value does not fit its argument.</exception>
    public ArgumentValues Coerce(VariableValues variables) =>
        TryCoerce(variables, out var errors) ?? throw new GraphQLException(errors);

    private ArgumentValues? TryCoerce(VariableValues variables, out IReadOnlyList<IError> errors)
    {
        var context = new CoercionContext(variables);
        var values = new object?[_shapes.Length];
        var given = new bool[_shapes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            context.Subject = $"Argument \"{_field}({_shapes[i].Name}:)\"";
            context.Node = _literals[i];
            context.Path.Clear();
            values[i] = Coerce(i, context, ref given[i]);
        }

        errors = context.Errors;
        return context.HasErrors ? null : new ArgumentValues(values, given);
    }

    private object? Coerce(int index, CoercionContext context, ref bool isGiven)
    {
        var shape = _shapes[index];
        var literal = _literals[index];
        var isMissing =
            literal is null
            || literal is VariableNode variable && !context.Variables.TryGet(variable.Value, out _);
        if (isMissing && !shape.Definition.IsRequired)
        {
            return ReferenceEquals(shape.Default, Unset.Value) ? shape.WhenUnset : shape.Default;
        }

        if (literal is null)
        {
            return context.Report(
                $"Expected a value of non-null type \"{shape.Definition.Type}\" to be provided."
            );
        }

        isGiven = true;
        return shape.FromLiteral(literal, context);
    }
}

/// <summary>Coerced arguments by position.</summary>
/// <param name="Values">Defaults applied; null where nothing was given and there is none.</param>
/// <param name="Given">True where the operation gave a value, even null.</param>
internal sealed record ArgumentValues(object?[] Values, bool[] Given)
{
    public static ArgumentValues None { get; } = new([], []);
}
