using System.Text.Json;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

/// <summary>
/// An argument or input field: its shape, its default coerced once, and the last steps that bring a
/// value into the C# type of the member behind it.
/// </summary>
internal sealed class InputValueShape
{
    private readonly InputShape _shape;
    private readonly OptionalWrapper? _optional;
    private readonly Func<object, object?>? _formatter;
    private readonly Lazy<object?> _default;

    private InputValueShape(InputValue definition, InputShapes shapes)
    {
        Definition = definition;
        _optional = OptionalWrapper.For(definition.RuntimeType);
        _formatter = definition.Formatter;
        // What a formatter takes is not yet of the member's C# type.
        _shape = shapes.For(
            definition.Type,
            _formatter is null ? _optional?.InnerType ?? definition.RuntimeType : typeof(object)
        );
        _default = new Lazy<object?>(CoerceDefault);
    }

    public InputValue Definition { get; }

    public string Name => Definition.Name;

    /// <summary>The default's value, or <see cref="Unset.Value"/>.</summary>
    public object? Default => _default.Value;

    /// <summary>What a resolver sees when the value was left out and there is no default.</summary>
    public object? WhenUnset => _optional?.Unset;

    public static InputValueShape Of(InputValue definition, InputShapes shapes) =>
        new(definition, shapes);

    public object? FromJson(JsonElement value, CoercionContext context) =>
        Finish(_shape.FromJson(value, context), context);

    public object? FromLiteral(IValueNode literal, CoercionContext context) =>
        Finish(_shape.FromLiteral(literal, context), context);

    private object? Finish(object? value, CoercionContext context)
    {
        if (ReferenceEquals(value, CoercionContext.Invalid))
        {
            return value;
        }

        try
        {
            if (value is not null && _formatter is not null)
            {
                value = _formatter(value);
            }

            return _optional is null ? value : _optional.Wrap(value);
        }
        catch (GraphQLException refused)
        {
            return context.Report(refused);
        }
        catch (ScalarCoercionException refused)
        {
            return context.Report(refused.Message);
        }
    }

    private object? CoerceDefault()
    {
        if (Definition.DefaultValue is not { } literal)
        {
            return Unset.Value;
        }

        var context = new CoercionContext(VariableValues.Empty) { Subject = $"Default of {Name}" };
        var value = FromLiteral(literal, context);
        return context.HasErrors
            ? throw new InvalidOperationException(context.Errors[0].Message)
            : value;
    }
}
