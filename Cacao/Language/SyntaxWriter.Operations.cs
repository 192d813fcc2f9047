namespace Cacao.Language;

/// <summary>Operations, fragments and selections.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteDefinition(IDefinitionNode definition)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteFragment(fragment);
                break;
            case ITypeSystemDefinitionNode typeSystem:
                WriteTypeSystemDefinition(typeSystem);
                break;
            default:
                WriteExtension(definition);
                break;
        }
    }

    /// <summary>Behind a type without members a brace would open those.</summary>
    private bool EndsOpen => _text.Length > 2 && _text[_text.Length - 3] != '}';

    private void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        var start = _text.Length;
        var isShorthand =
            operation is { Operation: OperationType.Query, Name: null, Description: null }
            && operation.VariableDefinitions.Count + operation.Directives.Count == 0
            && !EndsOpen;
        if (!isShorthand)
        {
            _text.Append(operation.Operation.Keyword());
            if (operation.Name is not null)
            {
                _text.Append(' ').Append(operation.Name.Value);
            }
            else if (operation.VariableDefinitions.Count > 0)
            {
                _text.Append(' ');
            }
            var fits = operation.VariableDefinitions.All(variable => variable.Description is null);
            WriteParenthesized(operation.VariableDefinitions, start, fits);
            WriteDirectives(operation.Directives);
            _text.Append(' ');
        }
        Write(operation.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        Write(variable.Variable);
        _text.Append(": ");
        WriteType(variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteDefault(IValueNode? value)
    {
        if (value is not null)
        {
            _text.Append(" = ");
            WriteValue(value);
        }
    }

    private void WriteFragment(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        _text.Append("fragment ").Append(fragment.Name.Value);
        _text.Append(" on ").Append(fragment.TypeCondition.Name.Value);
        WriteDirectives(fragment.Directives);
        _text.Append(' ');
        Write(fragment.SelectionSet);
    }

    private void WriteSelection(ISelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                _text.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                _text.Append("...");
                if (fragment.TypeCondition is not null)
                {
                    _text.Append(" on ").Append(fragment.TypeCondition.Name.Value);
                }
                WriteDirectives(fragment.Directives);
                _text.Append(' ');
                Write(fragment.SelectionSet);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(selection), selection.Kind, null);
        }
    }

    private void WriteField(FieldNode field)
    {
        var start = _text.Length;
        if (field.Alias is not null)
        {
            _text.Append(field.Alias.Value).Append(": ");
        }
        _text.Append(field.Name.Value);
        WriteParenthesized(field.Arguments, start);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is not null)
        {
            _text.Append(' ');
            Write(field.SelectionSet);
        }
    }
}
