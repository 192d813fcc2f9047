using System.Text;
using System.Xml.Linq;

namespace Cacao.Types.Descriptions;

/// <summary>Turns the XML of a comment into Markdown: paragraphs, and code in backticks.</summary>
internal static class DocumentationText
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>Null when there is no text.</summary>
    public static string? Of(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, element);
        var paragraphs = text.ToString()
            .Split(ParagraphBreak)
            .Select(Reflow)
            .Where(paragraph => paragraph.Length > 0);
        var joined = string.Join(ParagraphBreak, paragraphs);
        return joined.Length == 0 ? null : joined;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
            {
                // A blank line of the comment is where the source wrapped, not a paragraph.
                text.Append(plain.Value.Replace('\n', ' '));
            }
            else if (node is XElement child)
            {
                AppendElement(text, child);
            }
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.Append(ParagraphBreak);
                Append(text, element);
                text.Append(ParagraphBreak);
                break;
            case "c" or "code":
                text.Append('`').Append(Reflow(element.Value)).Append('`');
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append(element.Attribute("name")?.Value).Append('`');
                break;
            case "see" or "seealso":
                text.Append(Reference(element));
                break;
            case "item":
                text.Append(ParagraphBreak).Append("- ");
                Append(text, element);
                break;
            default:
                Append(text, element);
                break;
        }
    }

    private static string Reference(XElement element)
    {
        if (element.Attribute("href")?.Value is { } address)
        {
            return element.IsEmpty ? address : $"[{Reflow(element.Value)}]({address})";
        }

        if (!element.IsEmpty && element.Value.Length > 0)
        {
            return element.Value;
        }

        var name = element.Attribute("langword")?.Value ?? element.Attribute("cref")?.Value ?? "";
        name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0];
        return $"`{name[(name.LastIndexOf('.') + 1)..].Split('`')[0]}`";
    }

    private static string Reflow(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
