using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A variable's type fits wherever the variable is used.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</remarks>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Count == 0)
        {
            return;
        }
        var definitions = new Dictionary<string, VariableDefinitionNode>();
        foreach (var definition in node.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }
        foreach (var usage in Context.Variables.Of(node))
        {
            if (
                usage.Position.Type is not null
                && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && Context.TypeOf(definition.Type) is { } type
            )
            {
                Check(usage, definition, type);
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition, IType type)
    {
        var position = usage.Position;
        if (!IsAllowed(type, definition.DefaultValue, position))
        {
            Context.Report(
                $"Variable \"{usage.Node}\" of type \"{type}\" used in position expecting type "
                    + $"\"{position.Type}\".",
                definition,
                usage.Node
            );
        }
        if (position.ParentType is InputObjectType { IsOneOf: true } && type is not NonNullType)
        {
            Context.Report(
                $"Variable \"{usage.Node}\" is of type \"{type}\" but must be non-nullable to be "
                    + $"used for OneOf Input Object \"{position.ParentType}\".",
                definition,
                usage.Node
            );
        }
    }

    /// <summary>A default, of the variable or of the position, makes up for a missing <c>!</c>.</summary>
    private bool IsAllowed(IType type, IValueNode? defaultValue, VariablePosition position)
    {
        if (position.Type is not NonNullType expected || type is NonNullType)
        {
            return type.IsSubTypeOf(position.Type!, Schema);
        }
        var hasDefault = position.HasDefault || defaultValue is not (null or NullValueNode);
        return hasDefault && type.IsSubTypeOf(expected.InnerType, Schema);
    }
}
