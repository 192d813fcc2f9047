namespace Cacao.Language;

/// <summary>
/// Writes a syntax tree as GraphQL text that parses to the same tree, laid out like the reference
/// implementation does: two spaces, and arguments on lines of their own past 80 columns.
/// </summary>
public static class SyntaxPrinter
{
    public static string Print(ISyntaxNode node)
    {
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
