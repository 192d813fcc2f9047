using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

/// <summary>
/// An input type together with the C# type that its values should become: knows how to read them
/// from JSON and from literals.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Values</remarks>
internal abstract class InputShape
{
    public abstract IType Type { get; }

    /// <summary>Reads a variable's value, null included.</summary>
    public abstract object? FromJson(JsonElement value, CoercionContext context);

    /// <summary>Reads a literal, which may contain variables.</summary>
    public object? FromLiteral(IValueNode literal, CoercionContext context) =>
        literal is VariableNode variable
            ? FromVariable(variable, context)
            : FromConstant(literal, context);

    /// <summary>Turns a value that was coerced for a variable into what is wanted here.</summary>
    public abstract object? Convert(object? coerced);

    protected abstract object? FromConstant(IValueNode literal, CoercionContext context);

    private object? FromVariable(VariableNode variable, CoercionContext context)
    {
        var isSet = context.Variables.TryGet(variable.Value, out var value);
        if (Type is NonNullType && (!isSet || value is null))
        {
            return context.Report(
                isSet
                    ? $"Expected variable \"${variable.Value}\" provided to non-null type \"{Type}\" not to be null."
                    : $"Expected variable \"${variable.Value}\" provided to type \"{Type}\" to provide a runtime value."
            );
        }

        return isSet ? Convert(value) : null;
    }
}
