using System.Globalization;
using System.Text;

namespace Cacao.Language;

/// <summary>Turns the text between the quotes, which the lexer has checked, into its value.</summary>
internal static class StringDecoder
{
    /// <summary>
    /// Resolves escapes (<see href="https://spec.graphql.org/September2025/#sec-String-Value"/>).
    /// </summary>
    public static string DecodeString(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content);
        var value = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var escape = text.IndexOf('\\', position);
            if (escape < 0)
            {
                break;
            }
            value.Append(text, position, escape - position);
            position = AppendEscaped(value, text, escape + 1);
        }
        return value.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>
    /// The algorithm BlockStringValue()
    /// (<see href="https://spec.graphql.org/September2025/#BlockStringValue()"/>): the indentation
    /// that all lines but the first share goes, and so do blank lines at either end.
    /// </summary>
    public static string DecodeBlockString(ReadOnlySpan<byte> content)
    {
        var text = Encoding
            .UTF8.GetString(content)
            .Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = text.ReplaceLineTerminators().Split('\n');
        var (first, last) = (-1, -1);
        var indentation = int.MaxValue;
        for (var i = 0; i < lines.Length; i++)
        {
            var blank = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t');
            if (blank < 0)
            {
                continue;
            }
            first = first < 0 ? i : first;
            last = i;
            indentation = i == 0 ? indentation : Math.Min(indentation, blank);
        }
        var value = new StringBuilder(text.Length);
        for (var i = first; i >= 0 && i <= last; i++)
        {
            var line = lines[i].AsSpan();
            var cut = i == 0 ? 0 : Math.Min(indentation, line.Length);
            value.Append(i == first ? "" : "\n").Append(line[cut..]);
        }
        return value.ToString();
    }

    private static string ReplaceLineTerminators(this string text) =>
        text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;

    private static int AppendEscaped(StringBuilder value, string text, int position)
    {
        if (text[position] != 'u')
        {
            value.Append(Character(text[position]));
            return position + 1;
        }
        if (text[position + 1] != '{')
        {
            value.Append((char)Hexadecimal(text.AsSpan(position + 1, 4)));
            return position + 5;
        }
        var end = text.IndexOf('}', position);
        value.Append(new Rune(Hexadecimal(text.AsSpan(position + 2, end - position - 2))));
        return end + 1;
    }

    private static char Character(char escaped) =>
        escaped switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => escaped,
        };

    private static int Hexadecimal(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
