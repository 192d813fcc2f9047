using System.Collections;
using System.Globalization;
using Cacao.Language;
using Cacao.Types.Scalars;

namespace Cacao.Execution.Coercion;

/// <summary>
/// Puts the values of variables into a literal of a scalar that takes lists or objects (JSON, Any):
/// such scalars see constants only.
/// </summary>
internal static class VariableReplacement
{
    public static IValueNode In(IValueNode literal, VariableValues variables)
    {
        switch (literal)
        {
            case ListValueNode list when Contains(list):
                return new ListValueNode(
                    list.Location,
                    [.. list.Items.Select(item => In(item, variables))]
                );
            case ObjectValueNode @object when Contains(@object):
                return new ObjectValueNode(
                    @object.Location,
                    [
                        .. @object
                            .Fields.Where(field => IsGiven(field.Value, variables))
                            .Select(field => new ObjectFieldNode(
                                field.Location,
                                field.Name,
                                In(field.Value, variables)
                            )),
                    ]
                );
            case VariableNode variable:
                variables.TryGet(variable.Value, out var value);
                return ToLiteral(value);
            default:
                return literal;
        }
    }

    public static bool Contains(IValueNode literal) =>
        literal switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(Contains),
            ObjectValueNode @object => @object.Fields.Any(field => Contains(field.Value)),
            _ => false,
        };

    private static bool IsGiven(IValueNode value, VariableValues variables) =>
        value is not VariableNode variable || variables.TryGet(variable.Value, out _);

    private static IValueNode ToLiteral(object? value) =>
        value switch
        {
            null or Types.Model.Unset => NullValueNode.Default,
            IValueNode node => node,
            bool flag => new BooleanValueNode(flag),
            string text => new StringValueNode(text),
            int or long or short or byte => new IntValueNode(
                System.Convert.ToInt64(value, CultureInfo.InvariantCulture)
            ),
            decimal number => new FloatValueNode(number),
            double or float => new FloatValueNode(
                System.Convert.ToDouble(value, CultureInfo.InvariantCulture)
            ),
            IReadOnlyDictionary<string, object?> map => new ObjectValueNode([
                .. map.Select(entry => new ObjectFieldNode(entry.Key, ToLiteral(entry.Value))),
            ]),
            System.Text.Json.JsonElement json => JsonLiterals.Read(json),
            IEnumerable items => new ListValueNode([.. items.Cast<object?>().Select(ToLiteral)]),
            _ => new StringValueNode(
                System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
            ),
        };
}
