using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Coercion;

internal sealed class LeafShape(NamedType type, RuntimeConverter converter) : InputShape
{
    private readonly ScalarType? _scalar = type as ScalarType;
    private readonly EnumType? _enum = type as EnumType;

    public override IType Type => type;

    public override object? FromJson(JsonElement value, CoercionContext context)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        try
        {
            return _enum is not null
                ? EnumFromJson(_enum, value, context)
                : converter.Convert(_scalar!.CoerceVariable(value));
        }
        catch (ScalarCoercionException refused)
        {
            return context.Report(refused.Message);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return context.Report(
                $"Expected value of type \"{type}\", found: {InputInspector.Inspect(value)}."
            );
        }
    }

    public override object? Convert(object? coerced) => converter.Convert(coerced);

    protected override object? FromConstant(IValueNode literal, CoercionContext context)
    {
        if (literal is NullValueNode)
        {
            return null;
        }

        try
        {
            return _enum is not null
                ? EnumFromLiteral(_enum, literal, context)
                : converter.Convert(
                    _scalar!.CoerceLiteral(VariableReplacement.In(literal, context.Variables))
                );
        }
        catch (ScalarCoercionException refused)
        {
            return context.Report(refused.Message);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return context.Report(
                $"Expected value of type \"{type}\", found: {InputInspector.Inspect(literal)}."
            );
        }
    }

    private object? EnumFromJson(EnumType @enum, JsonElement value, CoercionContext context)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return context.Report(
                $"Enum \"{@enum}\" cannot represent non-string value: {InputInspector.Inspect(value)}."
            );
        }

        var name = value.GetString()!;
        return @enum.FindValue(name) is { } found
            ? converter.Convert(found.RuntimeValue)
            : context.Report(
                $"Value {InputInspector.Inspect(value)} does not exist in \"{@enum}\" enum."
            );
    }

    private object? EnumFromLiteral(EnumType @enum, IValueNode literal, CoercionContext context)
    {
        if (literal is not EnumValueNode name)
        {
            return context.Report(
                $"Enum \"{@enum}\" cannot represent non-enum value: {InputInspector.Inspect(literal)}."
            );
        }

        return @enum.FindValue(name.Value) is { } found
            ? converter.Convert(found.RuntimeValue)
            : context.Report($"Value \"{name.Value}\" does not exist in \"{@enum}\" enum.");
    }
}
