using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>
/// Goes once through a document in the order of its text and tells all rules at each node what the
/// schema says of it.
/// </summary>
internal sealed partial class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules)
        {
            rule.EnterDocument(document);
        }
        foreach (var definition in document.Definitions)
        {
            context.Definition = definition;
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
                default:
                    WalkTypeSystemDefinition(definition);
                    break;
            }
        }
        context.Definition = null;
        foreach (var rule in rules)
        {
            rule.LeaveDocument(document);
        }
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        foreach (var rule in rules)
        {
            rule.EnterOperation(operation);
        }
        TellOfDirectives(operation.Directives);
        foreach (var variable in operation.VariableDefinitions)
        {
            WalkVariableDefinition(variable);
        }
        var location = operation.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        };
        WalkDirectives(operation.Directives, location, null);
        var rootType = context.RootType(operation.Operation);
        WalkSelectionSet(operation.SelectionSet, operation, rootType, null);
        foreach (var rule in rules)
        {
            rule.LeaveOperation(operation);
        }
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        foreach (var rule in rules)
        {
            rule.EnterFragment(fragment);
        }
        TellOfDirectives(fragment.Directives);
        WalkType(fragment.TypeCondition);
        WalkDirectives(fragment.Directives, "FRAGMENT_DEFINITION", null);
        var type = context.Schema.FindType(fragment.TypeCondition.Name.Value);
        WalkSelectionSet(fragment.SelectionSet, fragment, type, null);
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        foreach (var rule in rules)
        {
            rule.EnterVariableDefinition(variable);
        }
        TellOfDirectives(variable.Directives);
        WalkType(variable.Type);
        if (variable.DefaultValue is not null)
        {
            var type = context.TypeOf(variable.Type);
            WalkRootValue(variable.DefaultValue, AsInput(type), hasDefault: false);
        }
        WalkDirectives(variable.Directives, "VARIABLE_DEFINITION", null);
    }

    private void WalkSelectionSet(
        SelectionSetNode node,
        ISyntaxNode owner,
        NamedType? type,
        OutputField? field
    )
    {
        var parentType = type?.IsCompositeType() is true ? type : null;
        context.Descend();
        foreach (var rule in rules)
        {
            rule.EnterSelectionSet(node, owner, parentType);
        }
        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                case FieldNode child:
                    WalkField(child, parentType);
                    break;
                case FragmentSpreadNode spread:
                    WalkFragmentSpread(spread, parentType, field);
                    break;
                default:
                    WalkInlineFragment((InlineFragmentNode)selection, type, parentType, field);
                    break;
            }
        }
        context.Ascend();
    }

    private void WalkField(FieldNode node, NamedType? parentType)
    {
        var field = parentType is null ? null : context.FindField(parentType, node.Name.Value);
        foreach (var rule in rules)
        {
            rule.EnterField(node, parentType, field);
        }
        TellOfDirectives(node.Directives);
        foreach (var argument in node.Arguments)
        {
            var definition = field?.FindArgument(argument.Name.Value);
            foreach (var rule in rules)
            {
                rule.EnterFieldArgument(argument, field, definition);
            }
            WalkArgumentValue(argument, definition);
        }
        WalkDirectives(node.Directives, "FIELD", field);
        if (node.SelectionSet is not null)
        {
            WalkSelectionSet(node.SelectionSet, node, field?.Type.NamedType(), field);
        }
        foreach (var rule in rules)
        {
            rule.LeaveField(node, field);
        }
    }

    private void WalkFragmentSpread(
        FragmentSpreadNode node,
        NamedType? parentType,
        OutputField? field
    )
    {
        foreach (var rule in rules)
        {
            rule.EnterFragmentSpread(node, parentType);
        }
        TellOfDirectives(node.Directives);
        WalkDirectives(node.Directives, "FRAGMENT_SPREAD", field);
    }

    private void WalkInlineFragment(
        InlineFragmentNode node,
        NamedType? enclosingType,
        NamedType? parentType,
        OutputField? field
    )
    {
        var type = node.TypeCondition is null
            ? enclosingType
            : context.Schema.FindType(node.TypeCondition.Name.Value);
        type = type is InputObjectType ? null : type;
        foreach (var rule in rules)
        {
            rule.EnterInlineFragment(node, parentType, type);
        }
        TellOfDirectives(node.Directives);
        if (node.TypeCondition is not null)
        {
            WalkType(node.TypeCondition);
        }
        WalkDirectives(node.Directives, "INLINE_FRAGMENT", field);
        WalkSelectionSet(node.SelectionSet, node, type, field);
    }
}
