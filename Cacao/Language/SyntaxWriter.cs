using System.Text;

namespace Cacao.Language;

/// <summary>The text while it grows; each part of the grammar has a file of its own.</summary>
internal sealed partial class SyntaxWriter
{
    private const int LineLength = 80;

    private readonly StringBuilder _text = new();
    private int _depth;

    public override string ToString() => _text.ToString();

    public void Write(ISyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WriteDocument(document);
                break;
            case NameNode name:
                _text.Append(name.Value);
                break;
            case IValueNode value:
                WriteValue(value);
                break;
            case ITypeNode type:
                WriteType(type);
                break;
            case ISelectionNode selection:
                WriteSelection(selection);
                break;
            case IDefinitionNode definition:
                WriteDefinition(definition);
                break;
            default:
                WritePart(node);
                break;
        }
    }

    private void WritePart(ISyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode selectionSet:
                WriteBlock(selectionSet.Selections);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case ArgumentNode argument:
                WriteNamedValue(argument.Name, argument.Value);
                break;
            case ObjectFieldNode field:
                WriteNamedValue(field.Name, field.Value);
                break;
            case DirectiveNode directive:
                WriteDirective(directive);
                break;
            default:
                WriteMember(node);
                break;
        }
    }

    private void WriteDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            _text.Append(i == 0 ? "" : "\n\n");
            Write(document.Definitions[i]);
        }
    }

    private void WriteLine() => _text.Append('\n').Append(' ', 2 * _depth);

    private void WriteBlock(IReadOnlyList<ISyntaxNode> nodes) => WriteLines('{', nodes, '}');

    /// <summary>The same after a space, or nothing where there are no members.</summary>
    private void WriteOptionalBlock(IReadOnlyList<ISyntaxNode> nodes)
    {
        if (nodes.Count > 0)
        {
            _text.Append(' ');
            WriteBlock(nodes);
        }
    }

    private void WriteLines(char open, IReadOnlyList<ISyntaxNode> nodes, char close)
    {
        _text.Append(open);
        _depth++;
        for (var i = 0; i < nodes.Count; i++)
        {
            WriteLine();
            Write(nodes[i]);
        }
        _depth--;
        WriteLine();
        _text.Append(close);
    }

    private void WriteJoined(IReadOnlyList<ISyntaxNode> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Write(nodes[i]);
        }
    }

    /// <summary>In parentheses: on one line if <paramref name="fits"/> and there is room.</summary>
    private void WriteParenthesized(IReadOnlyList<ISyntaxNode> nodes, int start, bool fits = true)
    {
        if (nodes.Count == 0)
        {
            return;
        }
        var mark = _text.Length;
        if (fits)
        {
            _text.Append('(');
            WriteJoined(nodes, ", ");
            _text.Append(')');
            if (_text.Length - start <= LineLength)
            {
                return;
            }
            _text.Length = mark;
        }
        WriteLines('(', nodes, ')');
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            _text.Append(' ');
            WriteDirective(directives[i]);
        }
    }

    private void WriteDirective(DirectiveNode directive)
    {
        _text.Append('@').Append(directive.Name.Value);
        if (directive.Arguments.Count > 0)
        {
            _text.Append('(');
            WriteJoined(directive.Arguments, ", ");
            _text.Append(')');
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            WriteString(description);
            WriteLine();
        }
    }
}
