using System.Collections;
using System.Text;
using Cacao.Language;

namespace Cacao.Tests.Language;

/// <summary>
/// A tree as text with every property but its places, so that two trees compare independently of
/// how they are printed.
/// </summary>
internal static class SyntaxShape
{
    public static string Of(ISyntaxNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case ISyntaxNode node:
                text.Append(node.GetType().Name).Append('(');
                foreach (var property in node.GetType().GetProperties())
                {
                    if (property.Name != nameof(ISyntaxNode.Location) && !IsStatic(property))
                    {
                        text.Append(property.Name).Append('=');
                        Append(text, property.GetValue(node));
                        text.Append(';');
                    }
                }
                text.Append(')');
                break;
            case string plain:
                text.Append('<').Append(plain).Append('>');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                }
                text.Append(']');
                break;
            default:
                text.Append(value ?? "null");
                break;
        }
    }

    private static bool IsStatic(System.Reflection.PropertyInfo property) =>
        property.GetMethod!.IsStatic;
}
