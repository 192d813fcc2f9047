using System.Globalization;

namespace Cacao.Language;

/// <summary>Values and references to types.</summary>
internal sealed partial class SyntaxWriter
{
    private const string TripleQuote = "\"\"\"";

    private void WriteValue(IValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _text.Append('$').Append(variable.Name.Value);
                break;
            case StringValueNode text:
                WriteString(text);
                break;
            case BooleanValueNode boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                _text.Append("null");
                break;
            case ListValueNode list:
                _text.Append('[');
                WriteJoined(list.Items, ", ");
                _text.Append(']');
                break;
            case ObjectValueNode { Fields.Count: 0 }:
                _text.Append("{}");
                break;
            case ObjectValueNode @object:
                _text.Append("{ ");
                WriteJoined(@object.Fields, ", ");
                _text.Append(" }");
                break;
            default:
                _text.Append((string)value.Value!);
                break;
        }
    }

    private void WriteNamedValue(NameNode name, IValueNode value)
    {
        _text.Append(name.Value).Append(": ");
        WriteValue(value);
    }

    private void WriteType(ITypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                _text.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                _text.Append('[');
                WriteType(list.Type);
                _text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Type);
                _text.Append('!');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Kind, null);
        }
    }

    private void WriteString(StringValueNode value)
    {
        if (!value.Block || !TryWriteBlockString(value.Value))
        {
            WriteQuoted(value.Value);
        }
    }

    /// <summary>
    /// A block string cannot hold every text: carriage returns, blank lines at its ends and
    /// indentation that all lines share do not survive reading.
    /// </summary>
    private bool TryWriteBlockString(string value)
    {
        if (value.Length == 0)
        {
            _text.Append(TripleQuote).Append(TripleQuote);
            return true;
        }
        var lines = value.Split('\n');
        if (
            value.Contains('\r', StringComparison.Ordinal)
            || IsBlank(lines[0])
            || IsBlank(lines[^1])
        )
        {
            return false;
        }
        var isIndented = lines.All(line => IsBlank(line) || line[0] is ' ' or '\t');
        if (isIndented && lines.Length > 1)
        {
            return false;
        }
        var isShort = lines is [{ Length: <= 70 }] && !value.EndsWith('"') && !value.EndsWith('\\');
        _text.Append(TripleQuote);
        for (var i = 0; i < lines.Length; i++)
        {
            // An indented line keeps its indentation only right behind the quotes.
            if (lines[i].Length == 0)
            {
                _text.Append('\n');
            }
            else if (!isShort && !isIndented)
            {
                WriteLine();
            }
            _text.Append(
                lines[i].Replace(TripleQuote, @"\" + TripleQuote, StringComparison.Ordinal)
            );
        }
        if (!isShort)
        {
            WriteLine();
        }
        _text.Append(TripleQuote);
        return true;
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    private void WriteQuoted(string value)
    {
        _text.Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append(@"\\"),
                '\b' => _text.Append(@"\b"),
                '\f' => _text.Append(@"\f"),
                '\n' => _text.Append(@"\n"),
                '\r' => _text.Append(@"\r"),
                '\t' => _text.Append(@"\t"),
                < ' ' or (>= '\u007F' and <= '\u009F') => _text
                    .Append(@"\u")
                    .Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture)),
                _ => _text.Append(unit),
            };
        }
        _text.Append('"');
    }
}
