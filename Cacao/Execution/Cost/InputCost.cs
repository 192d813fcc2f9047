using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>
/// What stands in the value of an argument: each field of an input object has its weight. Values of
/// variables are weighed as they were sent, so that a filter costs the same either way.
/// </summary>
internal static class InputCost
{
    /// <summary>Of a literal; variables in it are handed to <paramref name="variable"/>.</summary>
    public static double Of(
        IValueNode value,
        NamedType type,
        Action<string, InputObjectType> variable
    )
    {
        if (type is not InputObjectType input)
        {
            return 0;
        }

        switch (value)
        {
            case VariableNode { Value: var name }:
                if (Weights.Varies(type))
                {
                    variable(name, input);
                }

                return 0;
            case ListValueNode list:
                return list.Items.Sum(item => Of(item, type, variable));
            case ObjectValueNode literal:
                return literal.Fields.Sum(field =>
                    input.FindField(field.Name.Value) is { } definition
                        ? Weights.Of(definition)
                            + Of(field.Value, definition.Type.NamedType(), variable)
                        : 0
                );
            default:
                return 0;
        }
    }

    /// <summary>Of JSON that is known to fit the type.</summary>
    public static double Of(JsonElement value, NamedType type)
    {
        if (type is not InputObjectType input)
        {
            return 0;
        }

        var cost = 0.0;
        if (value.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                cost += Of(item, type);
            }
        }
        else if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (input.FindField(member.Name) is { } field)
                {
                    cost += Weights.Of(field) + Of(member.Value, field.Type.NamedType());
                }
            }
        }

        return cost;
    }
}
