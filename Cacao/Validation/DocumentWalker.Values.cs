using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>Directives, values and references to types.</summary>
internal sealed partial class DocumentWalker
{
    private void TellOfDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count == 0)
        {
            return;
        }
        foreach (var rule in rules)
        {
            rule.EnterDirectives(directives);
        }
    }

    private void WalkDirectives(
        IReadOnlyList<DirectiveNode> directives,
        string location,
        OutputField? field
    )
    {
        foreach (var directive in directives)
        {
            foreach (var rule in rules)
            {
                rule.EnterDirective(directive, location, field);
            }
            // An unknown directive has the field's arguments, as in the reference implementation.
            var definition = context.Schema.FindDirective(directive.Name.Value);
            foreach (var argument in directive.Arguments)
            {
                var name = argument.Name.Value;
                WalkArgumentValue(
                    argument,
                    definition is null ? field?.FindArgument(name) : definition.FindArgument(name)
                );
            }
            foreach (var rule in rules)
            {
                rule.LeaveDirective(directive);
            }
        }
    }

    private void WalkArgumentValue(ArgumentNode node, Argument? argument) =>
        WalkRootValue(node.Value, argument?.Type, argument?.DefaultValue is not null);

    private void WalkRootValue(IValueNode node, IType? type, bool hasDefault)
    {
        foreach (var rule in rules)
        {
            rule.EnterValue(node, type);
        }
        WalkValue(node, new VariablePosition(type, null, hasDefault));
    }

    private void WalkValue(IValueNode node, VariablePosition position)
    {
        switch (node)
        {
            case VariableNode variable:
                foreach (var rule in rules)
                {
                    rule.EnterVariable(variable, position);
                }
                break;
            case ListValueNode list:
                var itemType = (position.Type?.NullableType() as ListType)?.ItemType;
                context.Descend();
                foreach (var item in list.Items)
                {
                    WalkValue(item, new VariablePosition(itemType, position.Type, false));
                }
                context.Ascend();
                break;
            case ObjectValueNode @object:
                WalkObjectValue(@object, position.Type);
                break;
            default:
                break;
        }
    }

    private void WalkObjectValue(ObjectValueNode node, IType? type)
    {
        foreach (var rule in rules)
        {
            rule.EnterObjectValue(node);
        }
        var inputType = type?.NamedType() as InputObjectType;
        var parentType = context.Options.OneOfAsReference ? type : inputType;
        context.Descend();
        foreach (var child in node.Fields)
        {
            var field = inputType?.FindField(child.Name.Value);
            var hasDefault = field?.DefaultValue is not null;
            WalkValue(child.Value, new VariablePosition(field?.Type, parentType, hasDefault));
        }
        context.Ascend();
    }

    private void WalkType(ITypeNode node)
    {
        var named = node;
        while (named is not NamedTypeNode)
        {
            named = named is ListTypeNode list ? list.Type : ((NonNullTypeNode)named).Type;
        }
        foreach (var rule in rules)
        {
            rule.EnterNamedType((NamedTypeNode)named);
        }
    }

    private static IType? AsInput(IType? type) => type?.IsInputType() is true ? type : null;
}
