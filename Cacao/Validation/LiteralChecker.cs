using System.Globalization;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>
/// Reports what in a literal is no value of a type; variables inside are left to other rules
/// (<see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/>).
/// </summary>
internal sealed class LiteralChecker(ValidationContext context)
{
    private const int MaxExcerptLength = 1000;

    public void Check(IValueNode node, IType type)
    {
        switch (node, type)
        {
            case (VariableNode, _):
                break;
            case (NullValueNode, NonNullType):
                context.Report($"Expected value of non-null type \"{type}\" not to be null.", node);
                break;
            case (_, NonNullType nonNull):
                Check(node, nonNull.InnerType);
                break;
            case (NullValueNode, _):
                break;
            case (ListValueNode literal, ListType list):
                context.Descend();
                foreach (var item in literal.Items)
                {
                    Check(item, list.ItemType);
                }
                context.Ascend();
                break;
            case (_, ListType list):
                Check(node, list.ItemType);
                break;
            case (_, InputObjectType inputType):
                CheckObject(node, inputType);
                break;
            case (_, EnumType enumType):
                CheckEnum(node, enumType);
                break;
            case (_, ScalarType scalar):
                CheckScalar(node, scalar);
                break;
            default:
                break;
        }
    }

    private void CheckObject(IValueNode node, InputObjectType type)
    {
        if (node is not ObjectValueNode literal)
        {
            context.Report(
                $"Expected value of type \"{type}\" to be an object, found: {Excerpt(node)}.",
                node
            );
            return;
        }
        context.Descend();
        CheckFields(literal, type);
        context.Ascend();
        var known = new List<ObjectFieldNode>();
        foreach (var field in literal.Fields)
        {
            if (type.FindField(field.Name.Value) is null)
            {
                ReportUnknownField(literal, type, field);
            }
            else
            {
                known.Add(field);
            }
        }
        if (type.IsOneOf && known is not [{ Value: not NullValueNode }])
        {
            context.Report(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, "
                    + "and the value for that field must be non-null.",
                node
            );
        }
    }

    private void CheckFields(ObjectValueNode literal, InputObjectType type)
    {
        // Of a field that is given twice the last counts, as far as values go.
        var given = new Dictionary<string, IValueNode>();
        foreach (var field in literal.Fields)
        {
            given[field.Name.Value] = field.Value;
        }
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var value))
            {
                Check(value, field.Type);
            }
            else if (field.IsRequired)
            {
                context.Report(
                    $"Expected value of type \"{type}\" to include required field "
                        + $"\"{field.Name}\", found: {Excerpt(literal)}.",
                    literal
                );
            }
        }
    }

    private void ReportUnknownField(
        ObjectValueNode literal,
        InputObjectType type,
        ObjectFieldNode field
    )
    {
        var name = field.Name.Value;
        var suggestion = context.Suggest(name, type.Fields.Select(f => f.Name));
        context.Report(
            $"Expected value of type \"{type}\" not to include unknown field \"{name}\""
                + $"{(suggestion == "" ? ", found" : $".{suggestion} Found")}: {Excerpt(literal)}.",
            field
        );
    }

    private void CheckEnum(IValueNode node, EnumType type)
    {
        var known = node is EnumValueNode value && type.FindValue(value.Value) is not null;
        if (known)
        {
            return;
        }
        var text = Excerpt(node);
        var suggestion = context.Suggest(text, type.Values.Select(v => v.Name), "the enum value");
        context.Report(
            node is EnumValueNode
                ? $"Value \"{text}\" does not exist in \"{type}\" enum.{suggestion}"
                : $"Enum \"{type}\" cannot represent non-enum value: {text}.{suggestion}",
            node
        );
    }

    private void CheckScalar(IValueNode node, ScalarType type)
    {
        var problem = type.Name switch
        {
            "Int" => ProblemOfInt(node),
            "Float" when node is not IFloatValueLiteral => "represent non numeric value",
            "String" when node is not StringValueNode => "represent a non string value",
            "Boolean" when node is not BooleanValueNode => "represent a non boolean value",
            "ID" when node is not (StringValueNode or IntValueNode) =>
                "represent a non-string and non-integer value",
            _ => null,
        };
        if (problem is not null)
        {
            context.Report($"{type} cannot {problem}: {Excerpt(node)}", node);
        }
        else if (!ContainsVariable(node))
        {
            Coerce(node, type);
        }
    }

    private static string? ProblemOfInt(IValueNode node)
    {
        if (node is not IntValueNode literal)
        {
            return "represent non-integer value";
        }
        var fits = int.TryParse(
            literal.Value,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out _
        );
        return fits ? null : "represent non 32-bit signed integer value";
    }

    private void Coerce(IValueNode node, ScalarType type)
    {
        try
        {
            type.CoerceLiteral(node);
        }
        catch (ScalarCoercionException problem)
        {
            context.Report(problem.Message, node);
        }
    }

    // What contains variables has no value yet; execution coerces it.
    private static bool ContainsVariable(IValueNode node) =>
        node switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(ContainsVariable),
            ObjectValueNode @object => @object.Fields.Any(field => ContainsVariable(field.Value)),
            _ => false,
        };

    /// <summary>The literal as it is printed, but nothing that would fill pages.</summary>
    private static string Excerpt(IValueNode node)
    {
        var isLong = node.Location is { } place && place.End - place.Start > MaxExcerptLength;
        return node switch
        {
            ListValueNode when isLong => "[…]",
            ObjectValueNode when isLong => "{…}",
            _ => node.ToString()!,
        };
    }
}
